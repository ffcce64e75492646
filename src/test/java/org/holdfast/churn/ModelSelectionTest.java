package org.holdfast.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.holdfast.churn.purchases.PurchaseSample;
import org.junit.jupiter.api.Test;

/** Shops of various kinds yield a model, or a plain explanation why there is none, but never an error. */
class ModelSelectionTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-30");
    private static final int NOW = (int) TODAY.toEpochDay();
    private final Random random = new Random(11);

    private static ModelSelection.Found search(int days, Consumer<PurchaseSample> shop) {
        PurchaseSample purchaseSample = new PurchaseSample();
        shop.accept(purchaseSample);
        return ModelSelection.search(purchaseSample, TODAY, days);
    }

    private static PurchaseHistory at(int... daysAgo) {
        TreeMap<Integer, Float> days = new TreeMap<>();
        for (int ago : daysAgo) {
            days.put(NOW - ago, 20f);
        }
        return RealHistories.history(days);
    }

    /**
     * Creates a customer who buys every {@code gap} days, give or take {@code spread}, and leaves with a probability
     * after each purchase.
     */
    private PurchaseHistory buyer(int firstAgo, double gap, double spread, double leaves) {
        TreeMap<Integer, Float> days = new TreeMap<>();
        double at = NOW - firstAgo;
        while (at <= NOW) {
            days.put((int) at, (float) (10 + 40 * random.nextDouble()));
            if (random.nextDouble() < leaves) {
                break;
            }
            at += Math.max(1, gap + spread * random.nextGaussian());
        }
        return RealHistories.history(days);
    }

    @Test
    void noCustomerHasBought() {
        ModelSelection.Found found = search(90, shop -> shop.add(PurchaseHistory.NONE));
        assertThat(found.model()).isNull();
        assertThat(found.report().because()).isEqualTo("No customer has bought anything yet.");
    }

    @Test
    void oneCustomer() {
        assertThat(search(90, shop -> shop.add(at(400, 300, 200, 100))).report().because())
                .isEqualTo("Of 1 customers, 0 bought in the last 90 days and 1 did not; at least 10 of each are"
                        + " required to validate a model.");
    }

    @Test
    void allPurchasesOnOneDay() {
        assertThat(search(90, shop -> {
                            for (int i = 0; i < 300; i++) {
                                shop.add(at(0));
                            }
                        })
                        .report()
                        .because())
                .startsWith("Purchases are known for only 1 day");
    }

    @Test
    void allCustomersBoughtOnce() {
        ModelSelection.Found found = search(90, shop -> {
            for (int i = 0; i < 900; i++) {
                shop.add(at(i));
            }
        });
        assertThat(found.model()).isNull();
        assertThat(found.report().because()).contains("0 bought in the last 90 days");
    }

    @Test
    void twentyCustomers() {
        ModelSelection.Found found = search(90, shop -> {
            for (int i = 0; i < 20; i++) {
                shop.add(buyer(700, 20 + i, 8, i % 2 == 0 ? 0.1 : 0));
            }
        });
        assertThat(found.report().because()).isNotBlank();
        if (found.model() != null) {
            assertThat(found.model().chanceOfNone(at(300, 280, 260), NOW))
                    .isGreaterThan(found.model().chanceOfNone(at(40, 20, 1), NOW));
        }
    }

    @Test
    void lapsedSubscribersAreRecognisedByTheirSilence() {
        ModelSelection.Found found = search(60, shop -> {
            for (int i = 0; i < 600; i++) {
                shop.add(buyer(200 + random.nextInt(600), 30, 0, 0.06));
            }
        });
        assertThat(found.model()).isNotNull();
        assertThat(found.report().quality().all().value()).isGreaterThan(0.9);
        PurchaseHistory paying = at(130, 100, 70, 40, 10);
        PurchaseHistory gone = at(200, 170, 140, 110, 80);
        assertThat(found.model().chanceOfNone(paying, NOW)).isLessThan(0.3);
        assertThat(found.model().chanceOfNone(gone, NOW)).isGreaterThan(0.9);
    }

    @Test
    void customersWithHalfAYearBetweenOrders() {
        ModelSelection.Found found = search(90, shop -> {
            for (int i = 0; i < 400; i++) {
                shop.add(buyer(500 + random.nextInt(1500), 180, 40, 0.15));
            }
        });
        assertThat(found.model()).isNotNull();
        assertThat(found.report().quality().brier())
                .isLessThan(found.report().quality().baseBrier());
    }

    @Test
    void seasonalHeavyTailedDataWithUnknownAndNegativeAmounts() {
        ModelSelection.Found found = search(90, shop -> {
            for (int i = 0; i < 1_500; i++) {
                TreeMap<Integer, Float> days = new TreeMap<>();
                double rate = 0.002 * Math.exp(1.3 * random.nextGaussian());
                for (int day = NOW - 100 - random.nextInt(800); day <= NOW; day++) {
                    boolean christmas = LocalDate.ofEpochDay(day).getMonthValue() == 12;
                    if (random.nextDouble() < rate * (christmas ? 5 : 1)) {
                        days.put(
                                day,
                                random.nextInt(10) == 0
                                        ? Float.NaN
                                        : (float) (Math.exp(4 * random.nextGaussian()) - 1));
                    }
                }
                shop.add(RealHistories.history(days));
            }
        });
        assertThat(found.model()).isNotNull();
        assertThat(found.report().quality().all().value()).isGreaterThan(0.65);
        assertThat(found.model().chanceOfNone(at(3), NOW)).isBetween(0.0, 1.0);
    }

    @Test
    void randomPurchasesDoNotYieldAnOverconfidentModel() {
        ModelSelection.Found found = search(60, shop -> {
            for (int i = 0; i < 800; i++) {
                TreeMap<Integer, Float> days = new TreeMap<>();
                days.put(NOW - 500, 10f);
                for (int day = NOW - 499; day <= NOW; day++) {
                    if (random.nextDouble() < 0.01) {
                        days.put(day, 10f);
                    }
                }
                shop.add(RealHistories.history(days));
            }
        });
        // All customers are alike: the probability is about e^-0.6 for each, whatever they did.
        if (found.model() != null) {
            assertThat(found.report().quality().all().value()).isLessThan(0.6);
            assertThat(found.model().chanceOfNone(at(500, 300, 10), NOW)).isCloseTo(0.55, within(0.2));
        } else {
            assertThat(found.report().because()).isEqualTo("No model predicts better than chance who buys again.");
        }
    }

    @Test
    void aShortHistoryShortensTheHorizonWithANote() {
        ModelSelection.Found found = search(365, shop -> {
            for (int i = 0; i < 500; i++) {
                shop.add(buyer(random.nextInt(300), 20, 10, 0.2));
            }
        });
        assertThat(found.report().days()).isBetween(90, 100);
        assertThat(found.report().notes()).anyMatch(note -> note.contains("days ahead, not 365"));
    }

    @Test
    void laterPurchasesChangeNothing() {
        // Callers truncate the histories; a snapshot of an earlier day must not see later purchases either.
        PurchaseHistory whole = at(300, 200, 100, 50, 3);
        TrainingSnapshot trainingSnapshot = new TrainingSnapshot(List.of(whole), NOW - 150);
        assertThat(trainingSnapshot.known(0).size()).isEqualTo(2);
        assertThat(trainingSnapshot.silentFor(30)).containsExactly(true);
        assertThat(trainingSnapshot.silentFor(60)).containsExactly(false);
    }

    @Test
    void theNumberOfCustomersInMemoryIsBounded() {
        PurchaseSample purchaseSample = new PurchaseSample();
        for (int i = 0; i < 60_000; i++) {
            purchaseSample.add(buyer(100 + random.nextInt(300), 40, 15, 0.3));
        }
        assertThat(purchaseSample.sample()).hasSize(PurchaseSample.MAX_SIZE);
        assertThat(purchaseSample.buyers()).isEqualTo(60_000);
    }

    @Test
    void theSameCustomersYieldTheSameModel() {
        PurchaseSample purchaseSample = new PurchaseSample();
        for (int i = 0; i < 400; i++) {
            purchaseSample.add(buyer(100 + random.nextInt(500), 30, 12, 0.15));
        }
        assertThat(ModelSelection.search(purchaseSample, TODAY, 60))
                .isEqualTo(ModelSelection.search(purchaseSample, TODAY, 60));
    }
}
