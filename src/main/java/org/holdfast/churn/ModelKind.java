package org.holdfast.churn;

import java.util.Locale;
import org.holdfast.churn.bgnbd.BgNbdModel;

/** The kinds of models, simplest first. */
public enum ModelKind {
    /** The longer ago the last purchase, the less likely the customer is to return. */
    RECENCY("days since the last purchase only"),
    /** {@link BgNbdModel} with random purchases. */
    BG_NBD("customers buy at random until they leave"),
    /**
     * The same, but customers may leave after the first purchase and buy more regularly than at random if that fits
     * better.
     */
    MBG_CNBD("the same, with a rhythm, and some leave after the first purchase"),
    /** A logistic regression on the purchase history. */
    REGRESSION("regression on silence, purchases, spend, gaps and trend"),
    /** The same regression with the result of the better dropout model as an additional feature. */
    BLEND("the same regression with the result of the better dropout model as a feature");

    private final String description;

    ModelKind(String description) {
        this.description = description;
    }

    /** Returns a short description for people. */
    public String description() {
        return description;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
