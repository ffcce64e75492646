package org.holdfast.churn.bgnbd;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * A model in which each customer buys at an individual rate and, after some purchase, leaves permanently without
 * notice. It is the BG/NBD model of Fader, Hardie and Lee ("Counting Your Customers" the Easy Way, Marketing Science
 * 24, 2005) or one of two variants: with {@code early}, customers may also leave after the very first purchase
 * (MBG/NBD: Batislam, Denizel and Filiztekin, IJRM 24, 2007); with {@code steps} above 1, purchases are more regular
 * than random, because each occurs after that many hidden events ((M)BG/CNBD-k: Platzer and Reutterer, Marketing
 * Science 35, 2016; Reutterer, Platzer and Schröder, IJRM 38, 2021).
 *
 * @param steps k: times between purchases have an Erlang-k distribution; 1 is the exponential distribution
 * @param early whether customers may leave after their first purchase
 * @param r shape of the gamma distribution of rates; all rates are per week
 * @param alpha rate of the gamma distribution
 * @param a first parameter of the beta distribution of the probability of leaving after a purchase
 * @param b second parameter of that distribution
 */
public record BgNbdModel(int steps, boolean early, double r, double alpha, double a, double b) {

    /** Returns the name used in the literature. */
    public String name() {
        return (early ? "MBG/" : "BG/") + (steps == 1 ? "NBD" : "CNBD-" + steps);
    }

    /** Returns the log-likelihood of a pattern. */
    double logLikelihood(RecencyFrequency pattern) {
        return logSum(logStayed(pattern, pattern.age()), logLeft(pattern))
                + logConstant(pattern.repeats())
                + (steps - 1) * pattern.logGaps();
    }

    /** Returns the probability that the customer has not left. */
    double alive(RecencyFrequency pattern) {
        return 1 / (1 + Math.exp(logLeft(pattern) - logStayed(pattern, pattern.age())));
    }

    /**
     * Returns the probability that nothing is bought in the given number of days, whether the customer has left or not.
     */
    public double chanceOfNone(RecencyFrequency pattern, double days) {
        double later = pattern.age() + days / RecencyFrequency.UNIT_DAYS;
        double stillNothing = Math.exp(logStayed(pattern, later) - logStayed(pattern, pattern.age()));
        return Math.min(1, 1 - alive(pattern) * (1 - stillNothing));
    }

    /**
     * Returns the log-likelihood that the customer is still active and has bought nothing since the last purchase,
     * without {@link #logConstant}.
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

    /** Returns the log-probability of not having left on any occasion. */
    double logStays(int repeats) {
        return Beta.logBeta(a, b + repeats + (early ? 1 : 0)) - Beta.logBeta(a, b);
    }

    /**
     * Returns the log-probability of having left on the last occasion. Without {@code early} the first purchase is not
     * an occasion, so a customer who bought once cannot have left.
     */
    double logLeaves(int repeats) {
        int stays = repeats - (early ? 0 : 1);
        return stays < 0 ? Double.NEGATIVE_INFINITY : Beta.logBeta(a + 1, b + stays) - Beta.logBeta(a, b);
    }

    /** Returns the part common to active and departed customers, without the times between purchases. */
    double logConstant(int repeats) {
        return Gamma.logGamma(shape(repeats))
                - Gamma.logGamma(r)
                + r * Math.log(alpha)
                - repeats * Gamma.logGamma(steps);
    }

    /** Returns the scaled sum over the number of hidden events since the last purchase; 1 if {@code steps} is 1. */
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
        double max = Math.max(x, y);
        return max == Double.NEGATIVE_INFINITY ? max : max + Math.log1p(Math.exp(Math.min(x, y) - max));
    }
}
