package org.holdfast.loyalty.signs;

import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * One of the seven signs of a loyal customer, seen in the last year.
 *
 * @param times how often
 * @param daysAgo when last, in days of the customer's zone
 * @param evidence what shows it: the number of the order, what was noted of the praise, or the day
 * @param orderId the order that shows it; {@code null} when it is no order
 */
public record Sign(
        Kind kind,
        int times,
        int daysAgo,
        String evidence,
        @Nullable String orderId) {

    /** The seven. */
    public enum Kind {
        /** Comes back: bought on two days at least. */
        RETURNS(false),
        /** Told others to buy from us. */
        RECOMMENDS(true),
        /** Said a good word. */
        PRAISES(true),
        /** Stood up for us against others. */
        DEFENDS(true),
        /** Brought news of competitors or the market. */
        INFORMS(true),
        /** Ordered again after a complaint, or after an order that came late. */
        FORGIVES(true),
        /** Bought something within {@link LoyaltyProfile#NEW_FOR_DAYS} days of its coming on sale. */
        FIRST_TO_BUY(true);

        private final boolean attitude;

        Kind(boolean attitude) {
            this.attitude = attitude;
        }

        /** Whether it tells of what they think of us; buying again by itself does not. */
        public boolean isAttitude() {
            return attitude;
        }

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }
}
