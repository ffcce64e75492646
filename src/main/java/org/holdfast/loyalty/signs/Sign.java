package org.holdfast.loyalty.signs;

import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * One of the seven signs of a loyal customer, shown within the last year.
 *
 * @param times number of occurrences
 * @param daysAgo days since the last occurrence, in the customer's zone
 * @param evidence what shows it: the id of the order, the note on the interaction, or the day
 * @param orderId order that shows it; {@code null} if it is not an order
 */
public record Sign(
        Kind kind,
        int times,
        int daysAgo,
        String evidence,
        @Nullable String orderId) {

    /** The seven signs. */
    public enum Kind {
        /** Returned: bought on at least two days. */
        RETURNS(false),
        /** Recommended the company to others. */
        RECOMMENDS(true),
        /** Praised the company. */
        PRAISES(true),
        /** Defended the company against criticism. */
        DEFENDS(true),
        /** Passed on information about competitors or the market. */
        INFORMS(true),
        /** Ordered again after a complaint or a late delivery. */
        FORGIVES(true),
        /** Bought an article within {@link LoyaltyProfile#NEW_FOR_DAYS} days of its launch. */
        FIRST_TO_BUY(true);

        private final boolean attitude;

        Kind(boolean attitude) {
            this.attitude = attitude;
        }

        /** Returns whether the sign shows a favourable attitude, which repeated purchases alone do not. */
        public boolean isAttitude() {
            return attitude;
        }

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }
}
