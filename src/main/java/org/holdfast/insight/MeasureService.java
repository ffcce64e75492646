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
import org.holdfast.loyalty.measures.GroupedMeasures;
import org.holdfast.loyalty.measures.Grouping;
import org.holdfast.loyalty.measures.MeasureReport;
import org.holdfast.loyalty.measures.Period;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.simulation.OrderedParallel;
import org.jspecify.annotations.Nullable;

/**
 * Computes the loyalty measures of the stored customers in one pass. Reading the facts takes nearly all of the time, so
 * it is done on all cores. The ids are read in advance, so that customers who are added or erased meanwhile do not
 * shift others between chunks.
 */
public final class MeasureService {

    private static final int CHUNK_SIZE = 200;
    private static final int IDS_AT_ONCE = 5_000;
    private static final int YEAR = 365;

    private final LiveRuleBook live;
    private final CustomerRepository customers;
    private final Clock clock;
    /** One pass keeps all cores busy; several would only slow down each other and decisions. */
    private final ReentrantLock oneAtATime = new ReentrantLock(true);

    MeasureService(LiveRuleBook live, CustomerRepository customers, Clock clock) {
        this.live = live;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * A request for measures.
     *
     * @param asOf moment of the measurement; {@code null} for now
     * @param from first day of the period; {@code null} for a year before its end
     * @param to last day of the period; {@code null} for the day of {@code asOf} in the company's time zone
     * @param by name of a {@link Grouping} of the customers; {@code null} for a single group
     * @param customer id of a single customer; {@code null} for all
     */
    public record Query(
            @Nullable Instant asOf,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String by,
            @Nullable String customer) {}

    /** Returns the day of a moment in the company's time zone; today when it is {@code null}. */
    public LocalDate today(@Nullable Instant asOf) {
        return moment(asOf).atZone(live.book().assumptions().timeZone()).toLocalDate();
    }

    /** Returns the number of customers that a query measures. */
    public long customers(Query query) {
        return query.customer == null ? customers.count() : 1;
    }

    /**
     * Measures the customers. Waits while another query over all customers runs.
     *
     * @param progress receives the number of customers measured so far
     * @throws InvalidInput when a field of the query is invalid
     * @throws NotFound when there is no such customer
     */
    public MeasureReport measure(Query query, LongConsumer progress) {
        DecisionModel book = live.book();
        Instant asOf = moment(query.asOf);
        Period period = period(query, today(asOf));
        Grouping by =
                query.by == null ? null : Grouping.named(query.by, book.rules().facts());
        GroupedMeasures groupedMeasures = query.customer == null
                ? all(book.viewpoint(asOf), period, by, progress)
                : one(query.customer, book.viewpoint(asOf), period, by);
        return groupedMeasures.report(asOf, book.assumptions().currency());
    }

    private GroupedMeasures all(EvaluationContext from, Period period, @Nullable Grouping by, LongConsumer progress) {
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

    private GroupedMeasures one(String id, EvaluationContext from, Period period, @Nullable Grouping by) {
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
                .flatMap(ids -> IntStream.iterate(0, at -> at < ids.size(), at -> at + CHUNK_SIZE)
                        .mapToObj(at -> new ArrayList<>(ids.subList(at, Math.min(at + CHUNK_SIZE, ids.size())))));
    }

    private Instant moment(@Nullable Instant asOf) {
        return asOf == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : asOf;
    }

    private static Period period(Query query, LocalDate today) {
        LocalDate to = query.to == null ? today : query.to;
        if (to.isAfter(today)) {
            throw new InvalidInput("to", "is " + to + ", which is after " + today + ", the day of the measurement");
        }
        return query.from == null ? Period.endingOn(to, YEAR) : new Period(query.from, to);
    }
}
