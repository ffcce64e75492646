package org.holdfast.retention;

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
import org.holdfast.decisions.DecisionBook;
import org.holdfast.facts.CustomerSource;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.KnownCustomer;
import org.holdfast.facts.UnknownThing;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.Viewpoint;
import org.holdfast.loyalty.measures.GroupBy;
import org.holdfast.loyalty.measures.MeasureReport;
import org.holdfast.loyalty.measures.Period;
import org.holdfast.loyalty.measures.Tallies;
import org.holdfast.retention.publishing.LiveBook;
import org.jspecify.annotations.Nullable;

/**
 * The measures of loyalty over the stored customers, in one pass. Reading their facts costs nearly all of the time, so all cores do it; the
 * ids are read ahead, so that customers who come or go meanwhile shift nobody out of a chunk.
 */
public final class Measuring {

    private static final int CHUNK = 200;
    private static final int IDS_AT_ONCE = 5_000;
    private static final int YEAR = 365;

    private final LiveBook live;
    private final CustomerSource customers;
    private final Clock clock;
    /** It keeps all cores busy; several at once would only be in each other's way, and in that of decisions. */
    private final ReentrantLock oneAtATime = new ReentrantLock(true);

    Measuring(LiveBook live, CustomerSource customers, Clock clock) {
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
    public record Query(@Nullable Instant asOf, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable GroupBy by,
                        @Nullable String customer) {
    }

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
     * @throws InvalidFact naming the field of the query
     * @throws UnknownThing when there is no such customer
     */
    public MeasureReport measure(Query query, LongConsumer progress) {
        DecisionBook book = live.book();
        Instant asOf = moment(query.asOf);
        Period period = period(query, today(asOf));
        Tallies tallies = query.customer == null ? everybody(book.viewpoint(asOf), period, query.by, progress)
                : one(query.customer, book.viewpoint(asOf), period, query.by);
        return tallies.report(asOf, book.assumptions().currency());
    }

    private Tallies everybody(Viewpoint from, Period period, @Nullable GroupBy by, LongConsumer progress) {
        oneAtATime.lock();
        try {
            Tallies tallies = new Tallies(period, by);
            InOrder.onAllCores(chunks(), ids -> tally(customers.findAll(ids), from, new Tallies(period, by)), chunk -> {
                tallies.addAll(chunk);
                progress.accept(tallies.customers());
            });
            return tallies;
        } finally {
            oneAtATime.unlock();
        }
    }

    private Tallies one(String id, Viewpoint from, Period period, @Nullable GroupBy by) {
        KnownCustomer known = customers.find(id).orElseThrow(() -> new UnknownThing("customer", id));
        return tally(List.of(known), from, new Tallies(period, by));
    }

    private static Tallies tally(List<KnownCustomer> known, Viewpoint from, Tallies tallies) {
        known.forEach(each -> tallies.add(CustomerView.of(each.facts(), from)));
        return tallies;
    }

    private Stream<List<String>> chunks() {
        return Stream.iterate(customers.ids(null, IDS_AT_ONCE), ids -> !ids.isEmpty(),
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
            throw new InvalidFact("to", "is " + to + ", which lies after the day we look from, " + today);
        }
        return query.from == null ? Period.endingOn(to, YEAR) : new Period(query.from, to);
    }
}
