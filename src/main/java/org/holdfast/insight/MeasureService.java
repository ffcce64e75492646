package org.holdfast.insight;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.loyalty.measures.GroupBy;
import org.holdfast.loyalty.measures.GroupedMeasures;
import org.holdfast.loyalty.measures.MeasureReport;
import org.holdfast.loyalty.measures.Period;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.simulation.OrderedParallel;
import org.jspecify.annotations.Nullable;

/**
 * The measures of loyalty over the stored customers, in one pass. Reading their facts costs nearly all of the time, so
 * all cores do it; the ids are read ahead, so that customers who come or go meanwhile shift nobody out of a chunk.
 */
public final class MeasureService {

    private static final int CHUNK = 200;
    private static final int IDS_AT_ONCE = 5_000;
    private static final int YEAR = 365;

    private final LiveRuleBook live;
    private final CustomerRepository customers;
    private final Clock clock;
    /** It keeps all cores busy; several at once would only be in each other's way, and in that of decisions. */
    private final ReentrantLock oneAtATime = new ReentrantLock(true);

    MeasureService(LiveRuleBook live, CustomerRepository customers, Clock clock) {
        this.live = live;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param asOf nothing that became known later is used; now when left out
     * @param from first day of the period; a year before its end when left out
     * @param to last day; the day of {@code asOf} in the company's time zone when left out
     * @param by makes groups of customers; none when left out
     * @param customer only this one
     */
    public record Query(
            @Nullable Instant asOf,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable GroupBy by,
            @Nullable String customer) {}

    /** The day from which is looked, in the company's time zone; today when no moment is given. */
    public LocalDate today(@Nullable Instant asOf) {
        return moment(asOf).atZone(live.book().assumptions().timeZone()).toLocalDate();
    }

    /** How many customers will be looked at. */
    public long customers(Query query) {
        return query.customer == null ? customers.count() : 1;
    }

    /**
     * Waits while somebody else measures.
     *
     * @param progress is told now and then how many customers were looked at
     * @throws InvalidInput naming the field of the query
     * @throws NotFound when there is no such customer
     */
    public MeasureReport measure(Query query, LongConsumer progress) {
        DecisionModel book = live.book();
        Instant asOf = moment(query.asOf);
        Period period = period(query, today(asOf));
        GroupedMeasures groupedMeasures = query.customer == null
                ? everybody(book.viewpoint(asOf), period, query.by, progress)
                : one(query.customer, book.viewpoint(asOf), period, query.by);
        return groupedMeasures.report(asOf, book.assumptions().currency());
    }

    private GroupedMeasures everybody(
            EvaluationContext from, Period period, @Nullable GroupBy by, LongConsumer progress) {
        oneAtATime.lock();
        try {
            GroupedMeasures groupedMeasures = new GroupedMeasures(period, by);
            OrderedParallel.onAllCores(
                    chunks(), ids -> tally(customers.findAll(ids), from, new GroupedMeasures(period, by)), chunk -> {
                        groupedMeasures.addAll(chunk);
                        progress.accept(groupedMeasures.customers());
                    });
            return groupedMeasures;
        } finally {
            oneAtATime.unlock();
        }
    }

    private GroupedMeasures one(String id, EvaluationContext from, Period period, @Nullable GroupBy by) {
        StoredCustomer known = customers.find(id).orElseThrow(() -> new NotFound("customer", id));
        return tally(List.of(known), from, new GroupedMeasures(period, by));
    }

    private static GroupedMeasures tally(
            List<StoredCustomer> known, EvaluationContext from, GroupedMeasures groupedMeasures) {
        known.forEach(each -> groupedMeasures.add(CustomerView.of(each.facts(), from)));
        return groupedMeasures;
    }

    private Stream<List<String>> chunks() {
        return Stream.iterate(
                        customers.ids(null, IDS_AT_ONCE),
                        ids -> !ids.isEmpty(),
                        ids -> customers.ids(ids.get(ids.size() - 1), IDS_AT_ONCE))
                .flatMap(ids -> IntStream.iterate(0, at -> at < ids.size(), at -> at + CHUNK)
                        .mapToObj(at -> new ArrayList<>(ids.subList(at, Math.min(at + CHUNK, ids.size())))));
    }

    private Instant moment(@Nullable Instant asOf) {
        return asOf == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : asOf;
    }

    private static Period period(Query query, LocalDate today) {
        LocalDate to = query.to == null ? today : query.to;
        if (to.isAfter(today)) {
            throw new InvalidInput("to", "is " + to + ", which lies after the day we look from, " + today);
        }
        return query.from == null ? Period.endingOn(to, YEAR) : new Period(query.from, to);
    }
}
