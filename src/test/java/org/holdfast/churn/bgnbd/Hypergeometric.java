package org.holdfast.churn.bgnbd;

/** Gauss's hypergeometric function for the arguments required here. */
final class Hypergeometric {

    private static final int MAX_TERMS = 200_000;
    private static final double PRECISION = 1e-15;

    private Hypergeometric() {}

    /**
     * Returns the value for {@code x <= 0} and positive parameters with {@code c > b}. Pfaff's transformation leads to
     * a series of positive terms, so there is no cancellation, however large {@code a} is; the scale is kept as a
     * logarithm to avoid overflow.
     */
    static double f(double a, double b, double c, double x) {
        double z = x / (x - 1);
        double logScale = -a * Math.log1p(-x);
        double term = 1;
        double sum = 1;
        for (int n = 0; n < MAX_TERMS; n++) {
            double ratio = (a + n) / (c + n) * (c - b + n) / (1 + n) * z;
            term *= ratio;
            sum += term;
            if (sum > 1e200) {
                sum *= 1e-200;
                term *= 1e-200;
                logScale += 200 * Math.log(10);
            }
            if (ratio < 1 && term * ratio / (1 - ratio) < PRECISION * sum) {
                break;
            }
        }
        return Math.exp(logScale + Math.log(sum));
    }
}
