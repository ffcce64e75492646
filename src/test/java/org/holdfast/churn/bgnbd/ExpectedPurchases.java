package org.holdfast.churn.bgnbd;

/**
 * The expected number of purchases (equation 10 of Fader, Hardie and Lee), for which values have been published.
 * Decisions do not use it, but it verifies the parts of {@link BgNbdModel} together.
 */
final class ExpectedPurchases {

    private ExpectedPurchases() {}

    /**
     * Returns the expected number of purchases. The closed form with its division by {@code a - 1} and its
     * hypergeometric function fails near {@code a = 1}, so the purchase rate is integrated over time instead. Only for
     * models with {@code steps = 1}; the others have no closed form.
     */
    static double of(BgNbdModel model, RecencyFrequency pattern, double days) {
        double shape = model.shape(pattern.repeats());
        double age = model.alpha() + pattern.age();
        double stays = model.b() + pattern.repeats() + (model.early() ? 1 : 0);
        double end = days / RecencyFrequency.UNIT_DAYS / age;
        // Expected rate of an active customer after the time y (in units of age): E[lambda e^(-lambda p y)] over lambda
        // and p.
        double rate = Quadrature.integrate(y -> Hypergeometric.f(shape + 1, model.a(), model.a() + stays, -y), end);
        return model.alive(pattern) * shape * rate;
    }
}
