package org.holdfast.decisioning;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.delivery.Outboxes;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;

/** Measures recorded decisions a second with no, one and three targets, in alternating rounds. */
public final class OutboxLoad {

    private static final long MEASURED_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int ROUNDS = 9;
    private static final int[] TARGETS = {0, 1, 3};

    private OutboxLoad() {}

    public static void main(String[] args) throws Exception {
        DecisionModel book = DecisionFixture.book("""
                budgets:
                  - from: 2026-01-01
                    why: A measurement
                    pots:
                      goodwill: { amount: 1000000000, per: month }
                      rewards: { amount: 1, per: month }
                      offers: { amount: 1, per: month }
                      competitors: { amount: 1, per: month }
                """);
        System.out.println("database    threads   no target   one   three   (recorded decisions a second, median of "
                + ROUNDS + ")");
        for (Database database : Database.values()) {
            try (Database.Store store = database.open()) {
                for (int threads : new int[] {1, 8}) {
                    double[][] rates = new double[TARGETS.length][ROUNDS];
                    for (int round = -1; round < ROUNDS; round++) {
                        for (int i = 0; i < TARGETS.length; i++) {
                            double rate = measure(store, book, TARGETS[i], threads);
                            rates[i][Math.max(0, round)] = rate;
                        }
                    }
                    System.out.printf(
                            Locale.ROOT,
                            "%-11s %7d %11.0f %5.0f %7.0f%n",
                            database,
                            threads,
                            median(rates[0]),
                            median(rates[1]),
                            median(rates[2]));
                }
            }
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double measure(Database.Store store, DecisionModel book, int targets, int threads) throws Exception {
        DecisionFixture decisionFixture = new DecisionFixture(
                store,
                book,
                Clock.fixed(BudgetStress.NOW, ZoneOffset.UTC),
                DecisionFixture.source(List.of()),
                Outboxes.with(store, targets));
        AtomicLong decided = new AtomicLong();
        long start = System.nanoTime();
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            work.add(() -> {
                while (System.nanoTime() - start < MEASURED_NANOS) {
                    decisionFixture.decisionService.decide(new DecisionQuery(
                            null, customer(), null, DecisionMoment.REVIEW, 1, false, null, AuthorityLevel.AUTOMATIC));
                    decided.incrementAndGet();
                }
                return null;
            });
        }
        BudgetStress.together(work);
        return decided.get() * 1e9 / (System.nanoTime() - start);
    }

    private static Customer customer() {
        return Samples.customer("{'id':'" + UUID.randomUUID()
                + "','orders':[{'id':'o','placedAt':'2026-03-01','deliveredAt':'2026-03-10','value':90,"
                + "'currency':'EUR','lines':[{'sku':'s','quantity':2,'delivered':1,'price':45}]}]}");
    }
}
