package org.holdfast.churn.bgnbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BgNbdModelTest {

    /** The parameters published for the CDNOW sample (Fader, Hardie and Lee 2005, table 2). */
    private static final BgNbdModel PUBLISHED = new BgNbdModel(1, false, 0.243, 4.414, 0.793, 2.426);

    @Test
    void expectedPurchasesMatchThePublishedExample() {
        // The authors' worked example: two repeats, the last after 30.43 weeks, observed for 38.86 weeks, predicted for
        // 39 weeks.
        assertThat(ExpectedPurchases.of(PUBLISHED, new RecencyFrequency(2, 30.43, 38.86, 0), 39 * 7))
                .isCloseTo(1.226, within(0.001));
    }

    @Test
    void expectedPurchasesMatchTheClosedForm() {
        for (double a : new double[] {0.05, 0.793, 1.4, 6}) {
            BgNbdModel model = new BgNbdModel(1, false, 0.6, 3, a, 2.4);
            RecencyFrequency pattern = new RecencyFrequency(4, 20, 31, 0);
            double t = 26;
            double ratio = (3 + 31.0) / (3 + 31 + t);
            double closed = (a + 2.4 + 4 - 1)
                    / (a - 1)
                    * (1 - Math.pow(ratio, 4.6) * series(4.6, 2.4 + 4, a + 2.4 + 4 - 1, t / (3 + 31 + t)))
                    * model.alive(pattern);
            assertThat(ExpectedPurchases.of(model, pattern, t * 7))
                    .isCloseTo(closed, within(1e-9 * Math.abs(closed) + 1e-9));
        }
    }

    @Test
    void expectationIsSmoothWhereTheClosedFormDividesByZero() {
        RecencyFrequency pattern = new RecencyFrequency(3, 10, 20, 0);
        double below = ExpectedPurchases.of(new BgNbdModel(1, false, 1, 5, 0.999_999, 2), pattern, 90);
        double at = ExpectedPurchases.of(new BgNbdModel(1, false, 1, 5, 1, 2), pattern, 90);
        double above = ExpectedPurchases.of(new BgNbdModel(1, false, 1, 5, 1.000_001, 2), pattern, 90);
        assertThat(at).isBetween(Math.min(below, above), Math.max(below, above)).isCloseTo(below, within(1e-5));
    }

    @Test
    void hundredsOfPurchasesDoNotOverflow() {
        BgNbdModel busy = new BgNbdModel(1, false, 0.7, 4, 0.1, 2);
        RecencyFrequency pattern = new RecencyFrequency(900, 150, 151, 0);
        assertThat(busy.logLikelihood(pattern)).isFinite();
        assertThat(busy.alive(pattern)).isBetween(0.0, 1.0);
        assertThat(ExpectedPurchases.of(busy, pattern, 365)).isFinite().isPositive();
        assertThat(busy.chanceOfNone(pattern, 365)).isBetween(0.0, 1.0);
    }

    @Test
    void customersWhoBoughtOnceCanHaveLeftOnlyInTheEarlyVariant() {
        RecencyFrequency once = new RecencyFrequency(0, 0, 100, 0);
        assertThat(PUBLISHED.alive(once)).isEqualTo(1);
        assertThat(new BgNbdModel(1, true, 0.243, 4.414, 0.793, 2.426).alive(once))
                .isLessThan(0.9);
    }

    @Test
    void theProbabilityOfSilenceIncreasesWithItsLength() {
        double before = 0;
        for (int silence = 0; silence < 60; silence += 5) {
            double chance = PUBLISHED.chanceOfNone(new RecencyFrequency(5, 20, 20 + silence, 0), 90);
            assertThat(chance).isGreaterThan(before);
            before = chance;
        }
    }

    @Test
    void withARhythmMissedPurchasesAreMoreSignificant() {
        // Five purchases, one every four weeks, then silence.
        double logGaps = 4 * Math.log(4);
        BgNbdModel regular = new BgNbdModel(6, true, 5, 4, 0.5, 2);
        BgNbdModel chance = new BgNbdModel(1, true, 5, 24, 0.5, 2);
        assertThat(regular.alive(new RecencyFrequency(4, 16, 19, logGaps))).isGreaterThan(0.85);
        assertThat(regular.alive(new RecencyFrequency(4, 16, 28, logGaps)))
                .isLessThan(chance.alive(new RecencyFrequency(4, 16, 28, logGaps)) - 0.2);
    }

    @Test
    void probabilitiesMatchTheFrequenciesOfSimulatedCustomers() {
        for (int steps : new int[] {1, 3}) {
            BgNbdModel truth = new BgNbdModel(steps, true, 1.5, 3.0 / steps, 0.6, 2.5);
            List<Simulated> customers = simulate(truth, 40_000, new Random(5));
            double said = 0;
            double happened = 0;
            for (Simulated each : customers) {
                said += truth.chanceOfNone(each.pattern, 84);
                happened += each.silentAfter ? 1 : 0;
            }
            assertThat(said / customers.size()).isCloseTo(happened / customers.size(), within(0.01));
        }
    }

    @Test
    void parametersOfSimulatedCustomersAreRecovered() {
        BgNbdModel truth = new BgNbdModel(1, false, 0.8, 6, 0.6, 2.5);
        BgNbdFitter.Result found = BgNbdFitter.fit(
                1,
                false,
                simulate(truth, 20_000, new Random(1)).stream()
                        .map(Simulated::pattern)
                        .toList());
        assertThat(found.refusal()).isNull();
        assertThat(found.model().r()).isCloseTo(0.8, within(0.06));
        assertThat(found.model().alpha()).isCloseTo(6, within(0.5));
        assertThat(found.model().a() / (found.model().a() + found.model().b())).isCloseTo(0.6 / 3.1, within(0.02));
    }

    @Test
    void theRhythmOfSimulatedCustomersIsRecovered() {
        BgNbdModel truth = new BgNbdModel(4, true, 1.5, 1, 0.6, 2.5);
        List<RecencyFrequency> patterns = simulate(truth, 3_000, new Random(2)).stream()
                .map(Simulated::pattern)
                .toList();
        double four = BgNbdFitter.fit(4, true, patterns).logLikelihood();
        for (int other : new int[] {1, 2, 3, 6}) {
            assertThat(four)
                    .isGreaterThan(BgNbdFitter.fit(other, true, patterns).logLikelihood());
        }
    }

    @Test
    void theCachedLikelihoodEqualsTheDirectOne() {
        BgNbdModel model = new BgNbdModel(3, true, 0.8, 6, 0.6, 2.5);
        BgNbdLikelihood many = new BgNbdLikelihood(model, 10);
        for (RecencyFrequency each : List.of(
                new RecencyFrequency(0, 0, 5, 0),
                new RecencyFrequency(3, 9, 20, 2.5),
                new RecencyFrequency(10, 30, 30, 9))) {
            assertThat(many.log(each)).isCloseTo(model.logLikelihood(each), within(1e-10));
        }
    }

    @Test
    void aBaseWithoutChurnIsRejectedWithAnExplanation() {
        Random random = new Random(3);
        List<RecencyFrequency> loyal = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            double rate = 0.2 + 0.3 * random.nextDouble();
            double at = 0;
            int repeats = 0;
            for (double gap = -Math.log(random.nextDouble()) / rate;
                    at + gap < 60;
                    gap = -Math.log(random.nextDouble()) / rate) {
                at += gap;
                repeats++;
            }
            loyal.add(new RecencyFrequency(repeats, at, 60, 0));
        }
        assertThat(BgNbdFitter.fit(1, false, loyal).refusal()).contains("cannot identify those who have left");
    }

    @Test
    void tooFewRepeatsAreRejected() {
        assertThat(BgNbdFitter.fit(
                                1, false, List.of(new RecencyFrequency(0, 0, 30, 0), new RecencyFrequency(2, 4, 30, 0)))
                        .refusal())
                .isEqualTo("only 2 repeat purchases are known; at least 20 are required");
    }

    record Simulated(RecencyFrequency pattern, boolean silentAfter) {}

    /** Simulates customers who first bought 20 to 50 weeks ago, and whether they buy nothing in the next 12 weeks. */
    static List<Simulated> simulate(BgNbdModel truth, int customers, Random random) {
        List<Simulated> result = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            double rate = gamma(truth.r(), random) / truth.alpha();
            double first = gamma(truth.a(), random);
            double leaves = first / (first + gamma(truth.b(), random));
            double age = 20 + 30 * random.nextDouble();
            double at = 0;
            double last = 0;
            double logGaps = 0;
            int repeats = 0;
            boolean silent = true;
            boolean here = !truth.early() || random.nextDouble() >= leaves;
            while (here) {
                double gap = 0;
                for (int step = 0; step < truth.steps(); step++) {
                    gap -= Math.log(random.nextDouble()) / rate;
                }
                at += gap;
                if (at > age) {
                    silent = at > age + 12;
                    break;
                }
                last = at;
                repeats++;
                logGaps += Math.log(gap);
                here = random.nextDouble() >= leaves;
            }
            result.add(new Simulated(new RecencyFrequency(repeats, last, age, logGaps), silent));
        }
        return result;
    }

    /** Draws from a gamma distribution by the method of Marsaglia and Tsang. */
    private static double gamma(double shape, Random random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    private static double series(double a, double b, double c, double z) {
        double term = 1;
        double sum = 1;
        for (int n = 0; n < 5_000; n++) {
            term *= (a + n) * (b + n) / (c + n) / (n + 1) * z;
            sum += term;
        }
        return sum;
    }
}
