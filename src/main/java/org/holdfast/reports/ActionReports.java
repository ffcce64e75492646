package org.holdfast.reports;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.holdfast.customers.CustomerStore;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.DecisionScan;
import org.holdfast.history.DecisionScan.Slice;
import org.holdfast.history.DecisionScan.Span;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each rule and action brought: reached, accepted, cost, kept customers, uplift against the control group. */
@Component
public class ActionReports {

    /** For how many days after a decision an order counts, when nobody says so. */
    public static final int KEPT_DAYS = 90;

    private static final int MOST_DAYS = 730;
    private static final int YEAR = 365;
    private static final Comparator<ActionReport.Line> ORDER = Comparator.comparing(
                    ActionReport.Line::area, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ActionReport.Line::rule)
            .thenComparing(ActionReport.Line::action);

    private final DecisionScan walk;
    private final CustomerStore customers;
    private final LiveRuleBook live;
    private final Clock clock;

    ActionReports(DecisionScan walk, CustomerStore customers, LiveRuleBook live, Clock clock) {
        this.walk = walk;
        this.customers = customers;
        this.live = live;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param from first day, in the company's time zone; a year back when left out
     * @param until last day; today when left out
     * @param area only that one
     * @param keptDays a customer counts as kept who ordered within so many days after the decision
     */
    public record Query(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String area,
            int keptDays) {

        public Query {
            if (from != null && until != null && from.isAfter(until)) {
                throw new InvalidInput("from", "is " + from + ", which lies after " + until);
            }
            if (keptDays < 1 || keptDays > MOST_DAYS) {
                throw new InvalidInput("keptDays", "is " + keptDays + ", but must be from 1 to " + MOST_DAYS);
            }
        }
    }

    /** How many decisions a report has to look at. */
    public long decisions(Query query) {
        return walk.count(span(query));
    }

    /** @param progress is told now and then how many decisions were looked at */
    public ActionReport report(Query query, LongConsumer progress) {
        DecisionModel book = live.book();
        Span span = span(query);
        Map<PageTotals.Key, ActionTotals> tallies = new HashMap<>();
        Instant now = clock.instant();
        long[] seen = {0};
        for (Slice slice = walk.next(null, span); slice != null; slice = walk.next(slice, span)) {
            PageTotals tally = new PageTotals(tallies, walk.courses(slice, span));
            walk.decisions(slice, span, recorded -> {
                tally.add(recorded);
                seen[0]++;
            });
            Map<String, Customer> facts = customers.find(tally.customers());
            tally.finish((id, at) -> RetentionStatus.of(
                    facts.get(id), at, query.keptDays, book.assumptions().timeZone(), now));
            progress.accept(seen[0]);
        }
        return new ActionReport(
                from(query),
                until(query),
                query.keptDays,
                book.assumptions().currency(),
                lines(tallies, book, query.area));
    }

    private static List<ActionReport.Line> lines(
            Map<PageTotals.Key, ActionTotals> tallies, DecisionModel book, @Nullable String area) {
        return tallies.entrySet().stream()
                .map(entry -> {
                    ActionReport.Line line = entry.getValue()
                            .line(entry.getKey().rule(), entry.getKey().action());
                    return line.area() != null
                            ? line
                            : line.in(book.rules()
                                    .rule(line.rule())
                                    .map(Rule::area)
                                    .orElse(null));
                })
                .filter(line -> area == null || area.equals(line.area()))
                .sorted(ORDER)
                .toList();
    }

    private Span span(Query query) {
        ZoneId zone = live.book().assumptions().timeZone();
        return new Span(
                from(query).atStartOfDay(zone).toInstant(),
                until(query).plusDays(1).atStartOfDay(zone).toInstant());
    }

    private LocalDate until(Query query) {
        return query.until == null
                ? clock.instant().atZone(live.book().assumptions().timeZone()).toLocalDate()
                : query.until;
    }

    private LocalDate from(Query query) {
        return query.from == null ? until(query).minusDays(YEAR) : query.from;
    }
}
