package org.holdfast.loyalty.signs;

import org.holdfast.facts.validation.EnumLabels;

/**
 * The levels of loyalty, determined by two questions: does the customer buy again, and do they think well of the
 * company? After Dick and Basu, "Customer Loyalty: Toward an Integrated Conceptual Framework", Journal of the Academy
 * of Marketing Science 22(2), 1994: repeat patronage without a favourable attitude is what they call spurious loyalty,
 * the attitude without patronage latent loyalty, both together loyalty.
 */
public enum Level {
    /**
     * Buys again without any sign of a favourable attitude. Rational factors sustain it, and a better offer can end it.
     */
    HABIT,
    /** Thinks well of the company but seldom buys. Emotional factors sustain it. */
    ATTACHMENT,
    /** Buys again and thinks well of the company. */
    COMMITMENT;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
