package org.holdfast.churn.bgnbd;

/**
 * The number of purchases to expect (equation 10 of Fader, Hardie and Lee), for which figures are published. Decisions
 * do not need it, but it shows that the parts of {@link BgNbdModel} fit together.
 */
final class ExpectedPurchases {

    private ExpectedPurchases() {}

    /**
     * The closed form with its division by {@code a - 1} and its hypergeometric function fails near {@code a = 1}; here
     * the rate of purchases is integrated over time instead, which gives the same number. Only for models with
     * {@code steps = 1}; the others have no closed form.
     */
    static double of(BgNbdModel model, RecencyFrequency pattern, double days) {
        double shape = model.shape(pattern.repeats());
        double age = model.alpha() + pattern.age();
        double stays = model.b() + pattern.repeats() + (model.early() ? 1 : 0);
        double end = days / RecencyFrequency.UNIT_DAYS / age;
        // Expected rate of a customer alive after the time y (in units of age): E[lambda e^(-lambda p y)] over lambda
        // and p.
        double rate = Quadrature.integrate(y -> Hypergeometric.f(shape + 1, model.a(), model.a() + stays, -y), end);
        return model.alive(pattern) * shape * rate;
    }
}
