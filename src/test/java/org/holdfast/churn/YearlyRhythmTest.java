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

/** Bases in which people buy about once a year: the chance must tell who leaves, not who buys in spring. */
class YearlyRhythmTest {

    private static final int YEAR = 365;
    private static final LocalDate NEW_YEARS_EVE = LocalDate.parse("2026-12-31");
    private static final LocalDate MIDSUMMER = LocalDate.parse("2026-06-30");

    /** What was found on a day, and how well the year after it is told by that and by the silence alone. */
    private record Judged(ModelSelection.Found found, TrainingSnapshot cut, HoldoutWindow year, double[] said) {

        static Judged of(List<PurchaseHistory> all, LocalDate asOf, ModelSelection.Found found) {
            TrainingSnapshot trainingSnapshot = new TrainingSnapshot(all, (int) asOf.toEpochDay());
            double[] said = IntStream.range(0, trainingSnapshot.size())
                    .mapToDouble(i -> found.model().chanceOfNone(trainingSnapshot.known(i), trainingSnapshot.day()))
                    .toArray();
            return new Judged(found, trainingSnapshot, new HoldoutWindow(trainingSnapshot, YEAR), said);
        }

        void ranksNotBelowSilence() {
            double[] silence = IntStream.range(0, cut.size())
                    .mapToDouble(i -> cut.day() - cut.known(i).last())
                    .toArray();
            HoldoutWindow.Difference behind = year.difference(silence, said);
            assertThat(behind.value()).isLessThanOrEqualTo(behind.error());
        }

        /** Of those who are told the most, and of those whom a rule would take. */
        void comesTrueAtTheTop() {
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

        double shareOfLastYearsToldSeventy() {
            int[] active = IntStream.range(0, cut.size())
                    .filter(i -> cut.day() - cut.known(i).last() < YEAR)
                    .toArray();
            return IntStream.of(active).filter(i -> said[i] >= 0.7).count() / (double) active.length;
        }
    }

    private static Judged byRhythm(List<PurchaseHistory> all, LocalDate asOf) {
        return Judged.of(all, asOf, ModelSelection.search(RealHistories.knownAt(asOf, all), asOf));
    }

    @ParameterizedTest
    @CsvSource({"2019, 2026-12-31", "2021, 2026-06-30", "2022, 2026-10-15"})
    void donorsAreRankedByAYear(int since, LocalDate asOf) {
        Judged judged = byRhythm(MadeUpBase.donors(7, 700, since), asOf);
        assertThat(judged.found.report().days()).isEqualTo(YEAR);
        assertThat(judged.found.report().notes())
                .contains("Customers here buy in the same part of each year, so the model looks 365 days ahead.");
        judged.ranksNotBelowSilence();
        judged.comesTrueAtTheTop();
        assertThat(judged.shareOfLastYearsToldSeventy()).isLessThan(0.3);
    }

    @Test
    void aHorizonThatDoesNotFitIsKeptAndWarnedOf() {
        List<PurchaseHistory> all = MadeUpBase.donors(7, 700, 2019);
        ModelSelection.Found asked =
                ModelSelection.search(RealHistories.knownAt(NEW_YEARS_EVE, all), NEW_YEARS_EVE, 90);
        assertThat(asked.report().days()).isEqualTo(90);
        assertThat(asked.report().notes())
                .anyMatch(note -> note.startsWith("Warning: 90 days do not fit this base. Customers here buy in the "
                        + "same part of each year: looking 90 days ahead tells who buys in that"
                        + " time, not who leaves. 365 days would fit."))
                .anyMatch(note -> note.startsWith("Warning: a model that looks 365 days ahead ranks customers better"));
    }

    /**
     * After four seasons there is enough, after three a day is not like the other; nowhere a model is kept that ranks
     * below silence.
     */
    @ParameterizedTest
    @CsvSource({"2023, 2026-12-31", "2023, 2026-06-30", "2023, 2026-10-15", "2024, 2026-12-31", "2024, 2026-06-30"})
    void aFewSeasonsAreEnoughOrRefused(int since, LocalDate asOf) {
        for (long seed = 1; seed <= 3; seed++) {
            List<PurchaseHistory> all = MadeUpBase.donors(seed, 700, since);
            ModelSelection.Found found = ModelSelection.search(RealHistories.knownAt(asOf, all), asOf);
            assertThat(found.report().because()).isNotBlank();
            if (found.model() != null) {
                Judged judged = Judged.of(all, asOf, found);
                judged.ranksNotBelowSilence();
                judged.comesTrueAtTheTop();
            }
        }
    }

    @Test
    void withTwoSeasonsNothingIsGuessedAndTheDayFromWhichItCanBeIsTold() {
        PurchaseSample known = RealHistories.knownAt(NEW_YEARS_EVE, MadeUpBase.donors(7, 700, 2025));
        ModelSelection.Found found = ModelSelection.search(known, NEW_YEARS_EVE);
        assertThat(found.model()).isNull();
        int span = (int) NEW_YEARS_EVE.toEpochDay() - known.firstDay() + 1;
        assertThat(found.report().because())
                .contains(
                        "must look 365 days ahead",
                        "takes 1095 days of purchases, and " + span + " are known",
                        "from " + NEW_YEARS_EVE.plusDays(1095 - span) + " on");
        assertThat(ModelSelection.search(known, NEW_YEARS_EVE, 90).report().notes())
                .as("who asks for it, gets it with a warning")
                .anyMatch(note -> note.startsWith("Warning: 90 days do not fit"));
    }

    @Test
    void aYearOfOnesOwnIsALongRhythmWithoutASeason() {
        Judged judged = byRhythm(MadeUpBase.yearlyWithoutSeason(3, 600, 2020), MIDSUMMER);
        assertThat(judged.found.report().days()).isEqualTo(YEAR);
        assertThat(judged.found.report().notes())
                .anyMatch(note -> note.startsWith("Three in four of those who buy again do so within 3"));
        judged.ranksNotBelowSilence();
        judged.comesTrueAtTheTop();
    }

    @Test
    void severalPurchasesBeforeEachChristmasAreAYearlyRhythmToo() {
        Judged judged = byRhythm(MadeUpBase.christmasShoppers(4, 600, 2020), MIDSUMMER);
        assertThat(judged.found.report().days()).isEqualTo(YEAR);
        judged.ranksNotBelowSilence();
        assertThat(judged.shareOfLastYearsToldSeventy()).isLessThan(0.3);
    }

    @Test
    void ofDonorsAndSubscribersTheLongerRhythmCounts() {
        Judged judged = byRhythm(MadeUpBase.donorsAndSubscribers(2, 800, 2021), MIDSUMMER);
        assertThat(judged.found.report().days()).isEqualTo(YEAR);
        judged.ranksNotBelowSilence();
        judged.comesTrueAtTheTop();
    }

    @Test
    void subscribersKeepTheUsualHorizonAndALongerOneRanksThemNoWorseInSilence() {
        List<PurchaseHistory> all = MadeUpBase.subscribers(5, 400, 2023);
        Judged usual = byRhythm(all, MIDSUMMER);
        assertThat(usual.found.report().days()).isEqualTo(ModelSelection.DEFAULT_DAYS);
        assertThat(usual.found.report().notes()).isEmpty();
        usual.ranksNotBelowSilence();
        ModelSelection.Found asked = ModelSelection.search(RealHistories.knownAt(MIDSUMMER, all), MIDSUMMER, YEAR);
        Judged longer = Judged.of(all, MIDSUMMER, asked);
        HoldoutWindow.Difference behind = usual.year.difference(usual.said, longer.said);
        assertThat(behind.value() <= 2 * behind.error()
                        || asked.report().notes().stream().anyMatch(note -> note.contains("ranks customers better")))
                .isTrue();
    }

    @Test
    void aBaseThatGrowsIsNoSeason() {
        // Twice as many purchases every four months, for two years and for one.
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
    void whereTooFewCameBackTheUsualHorizonStands() {
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
