package org.holdfast.churn;

import java.util.Locale;
import org.holdfast.churn.bgnbd.BgNbdModel;

/** The models that are tried, the simplest first. */
public enum ModelKind {
    /** The longer somebody has been silent, the less likely they are to come back; nothing else. */
    RECENCY("days since the last purchase alone"),
    /** {@link BgNbdModel} with chance purchases. */
    BG_NBD("customers buy by chance until they leave"),
    /** The same where customers may leave at once and buy with more rhythm than chance has, if that fits better. */
    MBG_CNBD("the same, with a rhythm, and some leave at once"),
    /** A logistic regression on what somebody bought when. */
    REGRESSION("regression on silence, purchases, spend, gaps and trend"),
    /** The same with the answer of the better dropout model as one feature more. */
    BLEND("the same regression, which also sees what the better of those two says");

    private final String description;

    ModelKind(String description) {
        this.description = description;
    }

    /** In a few words, for people. */
    public String description() {
        return description;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
