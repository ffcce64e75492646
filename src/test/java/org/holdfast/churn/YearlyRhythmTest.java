package org.holdfast.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.holdfast.churn.purchases.PurchaseRhythm;
import org.holdfast.churn.purchases.PurchaseSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Customer bases that buy about once a year: the probability must show who leaves, not who buys in spring. */
class YearlyRhythmTest {

    private static final int YEAR = 365;
    private static final LocalDate NEW_YEARS_EVE = LocalDate.parse("2026-12-31");
    private static final LocalDate MIDSUMMER = LocalDate.parse("2026-06-30");

    /** The model selected on a day, and the following year for comparison with its predictions and with the silence. */
    private record Evaluated(ModelSelection.Found found, TrainingSnapshot cut, HoldoutWindow year, double[] said) {

        static Evaluated of(List<PurchaseHistory> all, LocalDate asOf, ModelSelection.Found found) {
            TrainingSnapshot trainingSnapshot = new TrainingSnapshot(all, (int) asOf.toEpochDay());
            double[] said = IntStream.range(0, trainingSnapshot.size())
                    .mapToDouble(i -> found.model().chanceOfNone(trainingSnapshot.known(i), trainingSnapshot.day()))
                    .toArray();
            return new Evaluated(found, trainingSnapshot, new HoldoutWindow(trainingSnapshot, YEAR), said);
        }

        void ranksNoWorseThanSilence() {
            double[] silence = IntStream.range(0, cut.size())
                    .mapToDouble(i -> cut.day() - cut.known(i).last())
                    .toArray();
            HoldoutWindow.Difference behind = year.difference(silence, said);
            assertThat(behind.value()).isLessThanOrEqualTo(behind.error());
        }

        /** Checks the bin of the highest probabilities, and the customers above the threshold of a typical rule. */
        void isAccurateForHighProbabilities() {
            List<FitReport.Bin> bins =
                    new Predictions(said, cut.silentFor(found.report().days()), new int[said.length]).bins();
            FitReport.Bin top = bins.get(bins.size() - 1);
            assertThat(top.cameTrue()).isBetween(top.said() - 0.1, top.said() + 0.1);
            boolean[] silent = cut.silentFor(found.report().days());
            assertThat(IntStream.range(0, said.length)
                            .filter(i -> said[i] >= 0.7)
                            .mapToDouble(i -> silent[i] ? 1 : 0)
                            .average()
                            .orElseThrow())
                    .isGreaterThan(0.7);
        }

        double shareOfActiveAboveSeventyPercent() {
            int[] active = IntStream.range(0, cut.size())
                    .filter(i -> cut.day() - cut.known(i).last() < YEAR)
                    .toArray();
            return IntStream.of(active).filter(i -> said[i] >= 0.7).count() / (double) active.length;
        }
    }

    private static Evaluated byRhythm(List<PurchaseHistory> all, LocalDate asOf) {
        return Evaluated.of(all, asOf, ModelSelection.search(RealHistories.knownAt(asOf, all), asOf));
    }

    @ParameterizedTest
    @CsvSource({"2019, 2026-12-31", "2021, 2026-06-30", "2022, 2026-10-15"})
    void donorsGetAHorizonOfAYear(int since, LocalDate asOf) {
        Evaluated evaluated = byRhythm(GeneratedCustomers.donors(7, 700, since), asOf);
        assertThat(evaluated.found.report().days()).isEqualTo(YEAR);
        assertThat(evaluated.found.report().notes())
                .contains("Customers buy in the same season each year, so the model predicts 365 days ahead.");
        evaluated.ranksNoWorseThanSilence();
        evaluated.isAccurateForHighProbabilities();
        assertThat(evaluated.shareOfActiveAboveSeventyPercent()).isLessThan(0.3);
    }

    @Test
    void anUnsuitableHorizonIsKeptWithAWarning() {
        List<PurchaseHistory> all = GeneratedCustomers.donors(7, 700, 2019);
        ModelSelection.Found asked =
                ModelSelection.search(RealHistories.knownAt(NEW_YEARS_EVE, all), NEW_YEARS_EVE, 90);
        assertThat(asked.report().days()).isEqualTo(90);
        assertThat(asked.report().notes())
                .anyMatch(note -> note.startsWith("Warning: a horizon of 90 days does not suit this customer base. "
                        + "Customers buy in the same season each year: predicting 90 days ahead shows who buys in that"
                        + " time, not who leaves. 365 days would suit it."))
                .anyMatch(
                        note -> note.startsWith("Warning: a model with a horizon of 365 days ranks customers better"));
    }

    /**
     * Four seasons suffice; with three, it depends on the day. No model is selected that ranks worse than the silence.
     */
    @ParameterizedTest
    @CsvSource({"2023, 2026-12-31", "2023, 2026-06-30", "2023, 2026-10-15", "2024, 2026-12-31", "2024, 2026-06-30"})
    void aFewSeasonsAreSufficientOrRejected(int since, LocalDate asOf) {
        for (long seed = 1; seed <= 3; seed++) {
            List<PurchaseHistory> all = GeneratedCustomers.donors(seed, 700, since);
            ModelSelection.Found found = ModelSelection.search(RealHistories.knownAt(asOf, all), asOf);
            assertThat(found.report().because()).isNotBlank();
            if (found.model() != null) {
                Evaluated evaluated = Evaluated.of(all, asOf, found);
                evaluated.ranksNoWorseThanSilence();
                evaluated.isAccurateForHighProbabilities();
            }
        }
    }

    @Test
    void withTwoSeasonsTheReportNamesTheDayFromWhichAModelIsPossible() {
        PurchaseSample known = RealHistories.knownAt(NEW_YEARS_EVE, GeneratedCustomers.donors(7, 700, 2025));
        ModelSelection.Found found = ModelSelection.search(known, NEW_YEARS_EVE);
        assertThat(found.model()).isNull();
        int span = (int) NEW_YEARS_EVE.toEpochDay() - known.firstDay() + 1;
        assertThat(found.report().because())
                .contains(
                        "must predict 365 days ahead",
                        "requires 1095 days of purchases, and " + span + " are known",
                        "from " + NEW_YEARS_EVE.plusDays(1095 - span) + " on");
        assertThat(ModelSelection.search(known, NEW_YEARS_EVE, 90).report().notes())
                .as("a requested horizon is used, with a warning")
                .anyMatch(note -> note.startsWith("Warning: a horizon of 90 days does not suit"));
    }

    @Test
    void yearlyPurchasesWithoutASeasonAreALongRhythm() {
        Evaluated evaluated = byRhythm(GeneratedCustomers.yearlyWithoutSeason(3, 600, 2020), MIDSUMMER);
        assertThat(evaluated.found.report().days()).isEqualTo(YEAR);
        assertThat(evaluated.found.report().notes())
                .anyMatch(note -> note.startsWith("Three quarters of returning customers buy again within 3"));
        evaluated.ranksNoWorseThanSilence();
        evaluated.isAccurateForHighProbabilities();
    }

    @Test
    void severalPurchasesBeforeEachChristmasAreAYearlyRhythm() {
        Evaluated evaluated = byRhythm(GeneratedCustomers.christmasShoppers(4, 600, 2020), MIDSUMMER);
        assertThat(evaluated.found.report().days()).isEqualTo(YEAR);
        evaluated.ranksNoWorseThanSilence();
        assertThat(evaluated.shareOfActiveAboveSeventyPercent()).isLessThan(0.3);
    }

    @Test
    void theLongerRhythmOfDonorsAndSubscribersIsDecisive() {
        Evaluated evaluated = byRhythm(GeneratedCustomers.donorsAndSubscribers(2, 800, 2021), MIDSUMMER);
        assertThat(evaluated.found.report().days()).isEqualTo(YEAR);
        evaluated.ranksNoWorseThanSilence();
        evaluated.isAccurateForHighProbabilities();
    }

    @Test
    void subscribersKeepTheDefaultHorizonAndAWorseOneCausesAWarning() {
        List<PurchaseHistory> all = GeneratedCustomers.subscribers(5, 400, 2023);
        Evaluated usual = byRhythm(all, MIDSUMMER);
        assertThat(usual.found.report().days()).isEqualTo(ModelSelection.DEFAULT_DAYS);
        assertThat(usual.found.report().notes()).isEmpty();
        usual.ranksNoWorseThanSilence();
        ModelSelection.Found asked = ModelSelection.search(RealHistories.knownAt(MIDSUMMER, all), MIDSUMMER, YEAR);
        Evaluated longer = Evaluated.of(all, MIDSUMMER, asked);
        HoldoutWindow.Difference behind = usual.year.difference(usual.said, longer.said);
        assertThat(behind.value() <= 2 * behind.error()
                        || asked.report().notes().stream().anyMatch(note -> note.contains("ranks customers better")))
                .isTrue();
    }

    @Test
    void growthIsNotASeason() {
        // Purchases double every four months, over two years and over one.
        for (int months : new int[] {24, 12}) {
            int today = (int) NEW_YEARS_EVE.toEpochDay();
            int first = today - months * 365 / 12;
            List<PurchaseHistory> growing = IntStream.range(0, months)
                    .boxed()
                    .flatMap(month -> IntStream.range(0, (int) (5 * Math.pow(2, month / 4.0)))
                            .mapToObj(
                                    i -> PurchaseHistory.of(new int[] {first + month * 30 + i % 30}, new float[] {10})))
                    .toList();
            assertThat(PurchaseRhythm.of(growing, first, today).seasonal()).isFalse();
        }
    }

    @Test
    void withTooFewReturningCustomersTheDefaultHorizonIsUsed() {
        PurchaseRhythm purchaseRhythm = PurchaseRhythm.of(
                Stream.generate(() -> PurchaseHistory.of(new int[] {100, 900}, new float[] {1, 1}))
                        .limit(19)
                        .toList(),
                100,
                1000);
        assertThat(purchaseRhythm.gapDays()).isNull();
        assertThat(purchaseRhythm.horizon()).isEqualTo(ModelSelection.DEFAULT_DAYS);
    }
}
