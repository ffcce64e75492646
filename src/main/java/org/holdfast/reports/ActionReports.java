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

/**
 * Reports the results of each rule and action: customers reached, acceptance, cost, retention, and uplift compared with
 * the control group.
 */
@Component
public class ActionReports {

    /** Default number of days after a decision within which an order counts as retention. */
    public static final int KEPT_DAYS = 90;

    private static final int MAX_DAYS = 730;
    private static final int DEFAULT_PERIOD_DAYS = 365;
    private static final Comparator<ActionReport.Line> ORDER = Comparator.comparing(
                    ActionReport.Line::area, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ActionReport.Line::rule)
            .thenComparing(ActionReport.Line::action);

    private final DecisionScan scan;
    private final CustomerStore customers;
    private final LiveRuleBook live;
    private final Clock clock;

    ActionReports(DecisionScan scan, CustomerStore customers, LiveRuleBook live, Clock clock) {
        this.scan = scan;
        this.customers = customers;
        this.live = live;
        this.clock = clock;
    }

    /**
     * The parameters of a report.
     *
     * @param from first day, in the company's time zone; default: one year before the last day
     * @param until last day; default: today
     * @param area only actions of this area; default: all
     * @param keptDays number of days after the decision within which an order counts as retention
     */
    public record Query(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String area,
            int keptDays) {

        public Query {
            if (from != null && until != null && from.isAfter(until)) {
                throw new InvalidInput("from", "is " + from + ", which is after " + until);
            }
            if (keptDays < 1 || keptDays > MAX_DAYS) {
                throw new InvalidInput("keptDays", "is " + keptDays + ", but must be from 1 to " + MAX_DAYS);
            }
        }
    }

    /** Returns the number of decisions that a report has to read. */
    public long decisions(Query query) {
        return scan.count(span(query));
    }

    /** @param progress receives the number of decisions read so far, from time to time */
    public ActionReport report(Query query, LongConsumer progress) {
        DecisionModel book = live.book();
        Span span = span(query);
        Map<PageTotals.Key, ActionTotals> totals = new HashMap<>();
        Instant now = clock.instant();
        long[] seen = {0};
        for (Slice slice = scan.next(null, span); slice != null; slice = scan.next(slice, span)) {
            PageTotals page = new PageTotals(totals, scan.courses(slice, span));
            scan.decisions(slice, span, recorded -> {
                page.add(recorded);
                seen[0]++;
            });
            Map<String, Customer> facts = customers.find(page.customers());
            page.finish((id, at) -> RetentionStatus.of(
                    facts.get(id), at, query.keptDays, book.assumptions().timeZone(), now));
            progress.accept(seen[0]);
        }
        return new ActionReport(
                from(query),
                until(query),
                query.keptDays,
                book.assumptions().currency(),
                lines(totals, book, query.area));
    }

    private static List<ActionReport.Line> lines(
            Map<PageTotals.Key, ActionTotals> totals, DecisionModel book, @Nullable String area) {
        return totals.entrySet().stream()
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
        return query.from == null ? until(query).minusDays(DEFAULT_PERIOD_DAYS) : query.from;
    }
}
