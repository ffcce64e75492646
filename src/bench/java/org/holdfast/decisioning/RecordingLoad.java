package org.holdfast.decisioning;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;

/**
 * Measures recorded decisions a second, each for a new customer: without a budget, with a large one and with an empty
 * one.
 */
public final class RecordingLoad {

    private static final long MEASURED_NANOS = TimeUnit.SECONDS.toNanos(4);

    private RecordingLoad() {}

    public static void main(String[] args) throws Exception {
        DecisionModel full = book("1000000000");
        DecisionModel empty = book("0.01");
        System.out.println("database    threads   no pot   one pot   empty pot   (recorded decisions a second)");
        for (Database database : Database.values()) {
            measure(database, full, 2, 8);
            for (int threads : new int[] {1, 8, 32}) {
                System.out.printf(
                        Locale.ROOT,
                        "%-11s %7d %8.0f %9.0f %11.0f%n",
                        database,
                        threads,
                        measure(database, full, 1, threads),
                        measure(database, full, 2, threads),
                        measure(database, empty, 2, threads));
            }
        }
        System.exit(0);
    }

    private static DecisionModel book(String pot) {
        return DecisionFixture.book("""
                budgets:
                  - from: 2026-01-01
                    why: A measurement
                    pots:
                      goodwill: { amount: %s, per: month }
                      rewards: { amount: 1, per: month }
                      offers: { amount: 1, per: month }
                      competitors: { amount: 1, per: month }
                """.formatted(pot));
    }

    /** @param max 1 sends what is missing, 2 also grants money */
    private static double measure(Database database, DecisionModel book, int max, int threads) throws Exception {
        try (Database.Store store = database.open()) {
            DecisionFixture decisionFixture =
                    new DecisionFixture(store, book, Clock.fixed(BudgetStress.NOW, ZoneOffset.UTC), List.of());
            AtomicLong decided = new AtomicLong();
            long start = System.nanoTime();
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                work.add(() -> {
                    while (System.nanoTime() - start < MEASURED_NANOS) {
                        decisionFixture.decisionService.decide(new DecisionQuery(
                                null,
                                customer(),
                                null,
                                DecisionMoment.REVIEW,
                                max,
                                false,
                                null,
                                AuthorityLevel.AUTOMATIC));
                        decided.incrementAndGet();
                    }
                    return null;
                });
            }
            BudgetStress.together(work);
            return decided.get() * 1e9 / (System.nanoTime() - start);
        }
    }

    private static Customer customer() {
        return Samples.customer("{'id':'" + UUID.randomUUID()
                + "','orders':[{'id':'o','placedAt':'2026-03-01','deliveredAt':'2026-03-10','value':90,"
                + "'currency':'EUR','lines':[{'sku':'s','quantity':2,'delivered':1,'price':45}]}]}");
    }
}
