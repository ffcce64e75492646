package org.holdfast.churn.bgnbd;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * Customers buy at a rate of their own until, after some purchase, they leave for good without telling. The BG/NBD
 * model of Fader, Hardie and Lee ("Counting Your Customers" the Easy Way, Marketing Science 24, 2005) and two
 * relatives: with {@code early} they may leave after the very first purchase too (MBG/NBD: Batislam, Denizel and
 * Filiztekin, IJRM 24, 2007), and with {@code steps} above 1 they buy more regularly than by chance, because a purchase
 * falls due after that many hidden steps ((M)BG/CNBD-k: Platzer and Reutterer, Marketing Science 35, 2016; Reutterer,
 * Platzer and Schröder, IJRM 38, 2021).
 *
 * @param steps k: times between purchases have an Erlang-k distribution; 1 is chance
 * @param early whether customers may leave after their first purchase
 * @param r shape of the gamma distribution of rates; all rates are per week
 * @param alpha its rate
 * @param a with {@code b} the beta distribution of the probability to leave after a purchase
 */
public record BgNbdModel(int steps, boolean early, double r, double alpha, double a, double b) {

    /** As it is called in the literature. */
    public String name() {
        return (early ? "MBG/" : "BG/") + (steps == 1 ? "NBD" : "CNBD-" + steps);
    }

    /** Logarithm of the probability of such a pattern among customers whose rates are spread like this. */
    double logLikelihood(RecencyFrequency pattern) {
        return logSum(logStayed(pattern, pattern.age()), logLeft(pattern))
                + logConstant(pattern.repeats())
                + (steps - 1) * pattern.logGaps();
    }

    /** Probability that the customer has not left for good. */
    double alive(RecencyFrequency pattern) {
        return 1 / (1 + Math.exp(logLeft(pattern) - logStayed(pattern, pattern.age())));
    }

    /** Probability that nothing is bought in the time to come, by somebody who left or by somebody who did not. */
    public double chanceOfNone(RecencyFrequency pattern, double days) {
        double later = pattern.age() + days / RecencyFrequency.UNIT_DAYS;
        double stillNothing = Math.exp(logStayed(pattern, later) - logStayed(pattern, pattern.age()));
        return Math.min(1, 1 - alive(pattern) * (1 - stillNothing));
    }

    /**
     * Of somebody who has bought nothing since the last purchase and is still a customer; without {@link #logConstant}.
     */
    private double logStayed(RecencyFrequency pattern, double age) {
        double shape = shape(pattern.repeats());
        return logStays(pattern.repeats())
                - shape * Math.log(alpha + age)
                + Math.log(noneYet(shape, (age - pattern.lastAt()) / (alpha + age)));
    }

    private double logLeft(RecencyFrequency pattern) {
        return logLeaves(pattern.repeats()) - shape(pattern.repeats()) * Math.log(alpha + pattern.lastAt());
    }

    double shape(int repeats) {
        return r + steps * repeats;
    }

    /** Never to have left at any of the occasions. */
    double logStays(int repeats) {
        return Beta.logBeta(a, b + repeats + (early ? 1 : 0)) - Beta.logBeta(a, b);
    }

    /**
     * To have left at the last occasion. Without {@code early} the first purchase is none, so whoever bought once
     * cannot have left.
     */
    double logLeaves(int repeats) {
        int stays = repeats - (early ? 0 : 1);
        return stays < 0 ? Double.NEGATIVE_INFINITY : Beta.logBeta(a + 1, b + stays) - Beta.logBeta(a, b);
    }

    /** What is the same for whoever left and whoever stayed, without the times between purchases. */
    double logConstant(int repeats) {
        return Gamma.logGamma(shape(repeats))
                - Gamma.logGamma(r)
                + r * Math.log(alpha)
                - repeats * Gamma.logGamma(steps);
    }

    /** Sum over the hidden steps that may have been taken since the last purchase, scaled: 1 when there is only one. */
    double noneYet(double shape, double share) {
        double term = 1;
        double sum = 1;
        for (int j = 1; j < steps; j++) {
            term *= (shape + j - 1) / j * share;
            sum += term;
        }
        return sum;
    }

    static double logSum(double x, double y) {
        double most = Math.max(x, y);
        return most == Double.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(Math.min(x, y) - most));
    }
}
