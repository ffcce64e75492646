package org.holdfast.loyalty.signs;

import org.holdfast.facts.validation.EnumLabels;

/**
 * Something a customer's loyalty rests on.
 *
 * @param evidence what shows it, such as "3 of 4 orders with a discount"
 */
public record Factor(Kind kind, String evidence) {

    /** What there is; rational ones first. A competitor can offer the rational ones too. */
    public enum Kind {
        /** Half of the orders or more came with a discount. */
        PRICE,
        /** Points, a tier or a card that would be lost elsewhere. */
        BENEFITS,
        /** What was promised comes: nine of ten orders on time. */
        RELIABILITY,
        /** A rhythm that is kept. */
        HABIT,
        /** Answered 9 or 10 to "would you recommend us?". */
        ENTHUSIASM,
        /** A good word, a recommendation or a defence. */
        AFFECTION,
        /** Stayed although something went wrong. */
        TRUST,
        /** Wants to have first what is new with us, or tells us what others do. */
        INTEREST;

        public boolean isEmotional() {
            return compareTo(ENTHUSIASM) >= 0;
        }

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    public boolean emotional() {
        return kind.isEmotional();
    }
}
