package org.holdfast.loyalty.signs;

import org.holdfast.facts.validation.EnumLabels;

/**
 * A reason for a customer's loyalty.
 *
 * @param evidence facts that show it, such as "3 of 4 orders with a discount"
 */
public record Factor(Kind kind, String evidence) {

    /** The kinds of factors, rational ones first. A competitor can match the rational ones. */
    public enum Kind {
        /** At least half of the orders had a discount. */
        PRICE,
        /** Points, a tier or a card that would be lost by leaving. */
        BENEFITS,
        /** At least nine of ten orders arrived on time. */
        RELIABILITY,
        /** A purchase rhythm that is being kept. */
        HABIT,
        /** Answered 9 or 10 to "would you recommend us?". */
        ENTHUSIASM,
        /** Praise, a recommendation or a defence. */
        AFFECTION,
        /** Stayed although something had gone wrong. */
        TRUST,
        /** Buys new articles early, or passes on information about the market. */
        INTEREST;

        /** Returns whether the factor is emotional rather than rational. */
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
