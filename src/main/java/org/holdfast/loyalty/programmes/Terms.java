package org.holdfast.loyalty.programmes;

import java.math.BigDecimal;
import java.util.List;
import org.holdfast.facts.Survey;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.loyalty.programmes.earning.EarningRules;
import org.holdfast.loyalty.programmes.earning.Expiry;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a programme from one day on. Amounts are in the company's currency.
 *
 * @param open whether customers who meet the conditions become members automatically; otherwise they must accept an
 *     offer
 * @param countsWhenPlaced whether an order counts from the day it was placed; otherwise from the day of delivery, when
 *     the promise has been fulfilled and most cancellations have happened
 * @param joining conditions for joining; {@code null} requires only a first order that counts
 * @param points {@code null} if the programme has no points
 * @param stamps {@code null} if the programme has no stamps
 * @param tiers {@code null} if the programme has no tiers
 * @param card steps of the discount card; empty if the programme has none
 */
public record Terms(
        boolean open,
        boolean countsWhenPlaced,
        @Nullable Joining joining,
        @Nullable Earning points,
        @Nullable Stamps stamps,
        @Nullable Tiers tiers,
        List<CardStep> card) {

    public Terms {
        card = List.copyOf(card);
    }

    /**
     * Conditions for joining, all of which must be met.
     *
     * @param spent minimum amount of orders that count, less returns
     * @param withinDays number of days up to the evaluation in which it must be spent; {@code null} for no limit
     * @param answered type of survey that must be answered after the programme began
     */
    public record Joining(
            @Nullable BigDecimal spent, @Nullable Integer withinDays, Survey.@Nullable Kind answered) {}

    /**
     * Earning of units: {@code each} units for every full {@code per} of what earns.
     *
     * @param waitDays days from the day on which the order counts until its units do, such as the time in which it can
     *     be returned
     */
    public record Earning(int each, BigDecimal per, Expiry expiry, EarningRules rules, int waitDays) {

        /** @param expireAfterDays {@code null} for never */
        public Earning(int each, BigDecimal per, @Nullable Integer expireAfterDays) {
            this(each, per, Expiry.afterDays(expireAfterDays), EarningRules.PLAIN, 0);
        }
    }

    /** @param card number of stamps on a full card */
    public record Stamps(Earning earning, int card) {}

    /**
     * Tiers determined by the amount spent in the most recent days.
     *
     * @param keep how long a tier that was reached is kept at least; {@code null} if only as long as the amount
     *     suffices
     * @param graceDays days for which a tier is kept in addition
     * @param steps lowest tier first
     */
    public record Tiers(int withinDays, @Nullable Keep keep, int graceDays, List<Tier> steps) {

        public Tiers {
            steps = List.copyOf(steps);
        }

        public Tiers(int withinDays, List<Tier> steps) {
            this(withinDays, null, 0, steps);
        }
    }

    /** The end of a year until which a tier is kept. */
    public enum Keep {
        /** The year in which it was last reached. */
        YEAR_END(0),
        /** The year after it was last reached. */
        NEXT_YEAR_END(1);

        private final int years;

        Keep(int years) {
            this.years = years;
        }

        int years() {
            return years;
        }

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /** @param from minimum amount spent */
    public record Tier(String name, BigDecimal from) {}

    /**
     * A step of the discount card. One step from 0 is a fixed card; several steps are a cumulative card.
     *
     * @param from minimum amount spent since joining
     * @param percent discount in percent
     */
    public record CardStep(BigDecimal from, BigDecimal percent) {}

    /** Returns how units of this kind are earned; {@code null} if they are not. */
    @Nullable
    public Earning earning(LedgerUnit unit) {
        if (unit == LedgerUnit.POINTS) {
            return points;
        }
        return stamps == null ? null : stamps.earning();
    }
}
