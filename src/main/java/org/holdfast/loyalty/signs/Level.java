package org.holdfast.loyalty.signs;

import org.holdfast.facts.validation.EnumLabels;

/**
 * The levels of loyalty. Two questions decide: does the customer buy again, and do they think well of us? After Dick
 * and Basu, "Customer Loyalty: Toward an Integrated Conceptual Framework", Journal of the Academy of Marketing Science
 * 22(2), 1994: repeat patronage without a favourable attitude is what they call spurious loyalty, the attitude without
 * patronage latent loyalty, both together loyalty.
 */
public enum Level {
    /** Buys again, and nothing shows more: rational factors carry it, and a better offer can end it. */
    HABIT,
    /** Thinks well of us and buys seldom: feelings carry it. */
    ATTACHMENT,
    /** Both. */
    COMMITMENT;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
