package org.holdfast.decisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.access.MovingClock;
import org.holdfast.history.Ledgers;
import org.junit.jupiter.api.Test;

/** The daily decisions for all customers, since time alone makes an order late. */
class DailyRedecisionIT {

    private static final ZoneId CHISINAU = ZoneId.of("Europe/Chisinau");

    @Test
    void allCustomersGetOneNewDecisionADay() {
        MovingClock clock = new MovingClock();
        try (Database.Store store = Database.H2.open()) {
            DecisionFixture decisionFixture = new DecisionFixture(
                    store,
                    Samples.shipped().book(),
                    clock,
                    List.of(Samples.customer("{'id':'C-1','orders':[{'id':'5512','placedAt':'2026-03-10',"
                            + "'promisedAt':'2026-03-25','value':50,'currency':'EUR'}],"
                            + "'complaints':[]}")));
            DailyRedecision daily = new DailyRedecision(
                    decisionFixture.batchRun, Ledgers.of(store).runs(), clock, CHISINAU);

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

    @Test
    void theNextRunIsAtTheConfiguredHour() {
        try (Database.Store store = Database.H2.open()) {
            MovingClock clock = new MovingClock();
            DecisionFixture decisionFixture =
                    new DecisionFixture(store, Samples.shipped().book(), clock, List.of());
            DailyRedecision daily = new DailyRedecision(
                    decisionFixture.batchRun, Ledgers.of(store).runs(), clock, CHISINAU);

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
}
