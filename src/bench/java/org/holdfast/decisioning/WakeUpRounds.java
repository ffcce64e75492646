package org.holdfast.decisioning;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.facts.Customer;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsHash;
import org.jspecify.annotations.Nullable;

/**
 * Measures wake-ups on PostgreSQL among many that are not due: how late customers are decided for who become due one
 * after the other, how long it takes if many are due at one midnight, and how long an idle server's question takes.
 */
public final class WakeUpRounds {

    private static final Instant NOW = Instant.parse("2026-03-26T00:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(12));
    private static final int BATCH = 10_000;
    private static final int SECONDS = 20;

    private final Database.Store store;

    private WakeUpRounds(Database.Store store) {
        this.store = store;
    }

    /** @param args number of wake-ups, number due at one midnight, and number due in a second */
    public static void main(String[] args) throws InterruptedException {
        int all = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int midnight = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
        int rate = args.length > 2 ? Integer.parseInt(args[2]) : 100;
        try (Database.Store store = Database.POSTGRESQL.open()) {
            WakeUpRounds rounds = new WakeUpRounds(store);
            rounds.fill(all, midnight, rate);
            System.out.printf(Locale.ROOT, "%,d wake-ups in PostgreSQL%n", all);
            rounds.midnight(midnight);
            rounds.trickle(midnight, rate);
            rounds.idle();
        }
    }

    /** Fills the table: first those of midnight, then those of the following seconds, then those of the next days. */
    private void fill(int all, int midnight, int rate) {
        for (int first = 0; first < all; first += BATCH) {
            List<Object[]> rows = new ArrayList<>(BATCH);
            for (int i = first; i < Math.min(all, first + BATCH); i++) {
                rows.add(new Object[] {id(i), Timestamp.from(due(i, midnight, rate))});
            }
            store.jdbc().batchUpdate("insert into wake_up (customer_id, due_at) values (?, ?)", rows);
        }
        store.jdbc().execute("analyze wake_up");
    }

    private static Instant due(int number, int midnight, int rate) {
        if (number < midnight) {
            return NOW;
        }
        int after = number - midnight;
        return after < rate * SECONDS
                ? LATER.plusMillis(1_000L * after / rate)
                : LATER.plus(Duration.ofDays(1)).plusMillis(after);
    }

    private static String id(int number) {
        return "C-" + number;
    }

    /** Customers become due one after the other, while a server looks for them once a second. */
    private void trickle(int midnight, int rate) throws InterruptedException {
        MeasuredClock clock = new MeasuredClock(LATER);
        DecisionFixture server = server(clock);
        clock.begin();
        long longest = 0;
        for (int second = 1; second <= SECONDS + 1; second++) {
            Instant next = LATER.plusSeconds(second);
            Thread.sleep(Math.max(1, Duration.between(clock.instant(), next).toMillis()));
            Instant start = clock.instant();
            server.waker.work();
            longest = Math.max(longest, Duration.between(start, clock.instant()).toMillis());
        }
        List<Long> late = new ArrayList<>();
        store.jdbc()
                .query(
                        "select customer_id, decided_at from decision where decided_at > ?",
                        row -> {
                            int number = Integer.parseInt(row.getString(1).substring(2));
                            Instant decided = row.getTimestamp(2).toInstant();
                            late.add(Duration.between(due(number, midnight, rate), decided)
                                    .toMillis());
                        },
                        Timestamp.from(LATER));
        late.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%d due a second: %,d decided, at the latest %d ms after they were due (median %d ms); "
                        + "the longest round took %d ms%n",
                rate,
                late.size(),
                late.get(late.size() - 1),
                late.get(late.size() / 2),
                longest);
    }

    private void midnight(int due) {
        DecisionFixture server = server(Clock.fixed(NOW, ZoneOffset.UTC));
        long start = System.nanoTime();
        server.waker.work();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d due at one midnight: decided in %.0f s by one thread, %.0f a second%n",
                due,
                seconds,
                due / seconds);
    }

    /** An idle server asks this once a second, and nothing else. */
    private void idle() {
        DecisionFixture server = server(Clock.fixed(NOW, ZoneOffset.UTC));
        int asked = 1_000;
        long start = System.nanoTime();
        for (int i = 0; i < asked; i++) {
            server.waker.work();
        }
        System.out.printf(
                Locale.ROOT, "nothing due: one query of %.2f ms a second%n", (System.nanoTime() - start) / 1e6 / asked);
    }

    private DecisionFixture server(Clock clock) {
        return new DecisionFixture(store, Samples.shipped().book(), clock, new MadeUp());
    }

    /** Stands still until it begins, then runs as fast as time does. */
    private static final class MeasuredClock extends Clock {

        private final Instant start;
        private long begun;

        MeasuredClock(Instant start) {
            this.start = start;
        }

        void begin() {
            begun = System.nanoTime();
        }

        @Override
        public Instant instant() {
            return begun == 0 ? start : start.plusNanos(System.nanoTime() - begun);
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Every customer waits for an order that becomes late at the midnight at which the measurement begins. */
    private static final class MadeUp implements CustomerRepository {

        @Override
        public Optional<StoredCustomer> find(String id) {
            Customer facts = Samples.customer("{'id':'" + id + "','email':'" + id
                    + "@example.org','complaints':[],'orders':[{'id':'o" + id
                    + "','placedAt':'2026-03-10','shippedAt':'2026-03-12','promisedAt':'2026-03-25','value':50,"
                    + "'currency':'EUR'}]}");
            return Optional.of(new StoredCustomer(facts, FactsHash.of(facts)));
        }

        @Override
        public List<StoredCustomer> findAll(Collection<String> ids) {
            return ids.stream().flatMap(id -> find(id).stream()).toList();
        }

        @Override
        public List<StoredCustomer> page(@Nullable String after, int size) {
            return List.of();
        }

        @Override
        public List<String> ids(@Nullable String after, int size) {
            return List.of();
        }

        @Override
        public long count() {
            return 0;
        }
    }
}
