package org.holdfast.decisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.access.MovingClock;
import org.holdfast.coordination.Lease;
import org.holdfast.facts.Customer;
import org.holdfast.history.Runs;
import org.junit.jupiter.api.Test;

/** The daily decisions for all customers, since time alone makes an order late. */
class DailyRedecisionIT {

    private static final ZoneId CHISINAU = ZoneId.of("Europe/Chisinau");

    private static final List<Customer> LATE =
            List.of(Samples.customer("{'id':'C-1','orders':[{'id':'5512','placedAt':'2026-03-10',"
                    + "'promisedAt':'2026-03-25','value':50,'currency':'EUR'}],'complaints':[]}"));

    @Test
    void allCustomersGetOneNewDecisionADay() {
        MovingClock clock = new MovingClock();
        try (Database.Store store = Database.H2.open()) {
            DecisionFixture decisionFixture =
                    new DecisionFixture(store, Samples.shipped().book(), clock, LATE);
            DailyRedecision daily = new DailyRedecision(decisionFixture.batchRun, clock, CHISINAU);

            daily.run();
            assertThat(decisions(store)).isZero();
            clock.move(Duration.ofDays(12));
            daily.run();
            assertThat(decisions(store)).isEqualTo(1);
            Long runs = runs(store);
            daily.run();
            assertThat(runs(store)).isEqualTo(runs);
        }
    }

    /** Three nodes begin at the same hour; the run of one can be over before another one asks for the lease. */
    @Test
    void aNodeThatComesLateDoesNotDecideAgain() {
        try (Database.Store store = Database.H2.open()) {
            MovingClock clock = new MovingClock();
            DecisionFixture first = new DecisionFixture(store, Samples.shipped().book(), clock, LATE);
            DecisionFixture second =
                    new DecisionFixture(store, Samples.shipped().book(), clock, LATE);

            new DailyRedecision(first.batchRun, clock, CHISINAU).run();
            assertThat(second.batchRun.runOnceADay(decisions -> {})).isEmpty();
            assertThat(runs(store)).isEqualTo(1);
        }
    }

    @Test
    void theRunOfANodeThatDiedIsResumedByAnother() {
        try (Database.Store store = Database.H2.open()) {
            MovingClock clock = new MovingClock();
            DecisionFixture node = new DecisionFixture(store, Samples.shipped().book(), clock, LATE);
            DailyRedecision daily = new DailyRedecision(node.batchRun, clock, CHISINAU);
            LocalTime hour = LocalTime.of(3, 30);
            Lease other = Lease.acquire(node.ledgers.runs().lease(), () -> {});
            node.ledgers
                    .runs()
                    .begin(new Runs.Run("of-the-other", clock.instant(), "x", clock.instant(), null, 0, 0, null, 0));

            daily.run();
            assertThat(daily.until(hour)).isLessThan(Duration.ofMinutes(1));
            other.close();
            daily.run();
            assertThat(states(store)).containsExactly("done");
            assertThat(daily.until(hour)).isGreaterThan(Duration.ofHours(1));
        }
    }

    /** What was not complete at midnight is left to the hour of the new day. */
    @Test
    void aLookAfterMidnightDecidesNothing() {
        try (Database.Store store = Database.H2.open()) {
            MovingClock clock = new MovingClock();
            DecisionFixture node = new DecisionFixture(store, Samples.shipped().book(), clock, LATE);
            DailyRedecision daily = new DailyRedecision(node.batchRun, clock, CHISINAU);
            try (Lease other = Lease.acquire(node.ledgers.runs().lease(), () -> {})) {
                daily.run();
            }
            clock.move(Duration.ofDays(1));
            daily.run();

            assertThat(states(store)).isEmpty();
        }
    }

    @Test
    void theNextRunIsAtTheConfiguredHour() {
        try (Database.Store store = Database.H2.open()) {
            MovingClock clock = new MovingClock();
            DecisionFixture decisionFixture =
                    new DecisionFixture(store, Samples.shipped().book(), clock, List.of());
            DailyRedecision daily = new DailyRedecision(decisionFixture.batchRun, clock, CHISINAU);

            // 12:00:00.123 in Chisinau: fifteen and a half hours before.
            assertThat(daily.until(LocalTime.of(3, 30)).toSeconds())
                    .isBetween(15 * 3_600L + 1_700, 15 * 3_600L + 1_800);
        }
    }

    private static Long decisions(Database.Store store) {
        return store.jdbc().queryForObject("select count(*) from decision", Long.class);
    }

    private static Long runs(Database.Store store) {
        return store.jdbc().queryForObject("select count(*) from customer_run", Long.class);
    }

    private static List<String> states(Database.Store store) {
        return store.jdbc().queryForList("select state from customer_run", String.class);
    }
}
