package org.holdfast.loyalty.programmes;

import java.math.BigDecimal;
import java.util.List;
import org.holdfast.facts.Survey;
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
     * Earning of units: {@code each} units for every full {@code per} of an order's value.
     *
     * @param expireAfterDays days from the day on which the order counts until the units are no longer available;
     *     {@code null} for never
     */
    public record Earning(
            int each, BigDecimal per, @Nullable Integer expireAfterDays) {}

    /** @param card number of stamps on a full card */
    public record Stamps(Earning earning, int card) {}

    /**
     * Tiers determined by the amount spent in the most recent days.
     *
     * @param steps lowest tier first
     */
    public record Tiers(int withinDays, List<Tier> steps) {

        public Tiers {
            steps = List.copyOf(steps);
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
    Earning earning(LedgerUnit unit) {
        if (unit == LedgerUnit.POINTS) {
            return points;
        }
        return stamps == null ? null : stamps.earning();
    }
}
