package org.holdfast.loyalty.programmes;

import java.math.BigDecimal;
import java.util.List;
import org.holdfast.facts.Survey;
import org.jspecify.annotations.Nullable;

/**
 * What holds in a programme from one day on. Amounts are in the company's currency.
 *
 * @param open whoever meets the conditions takes part by themselves; a closed programme has to be accepted
 * @param countsWhenPlaced an order counts from the day it was placed; otherwise from the day it arrived, when the
 *     promise is kept and most cancellations are over
 * @param joining {@code null} for no conditions but a first order that counts
 * @param points {@code null} where there are none; likewise the others
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
     * Conditions of joining; all that are given must be met.
     *
     * @param spent at least so much on orders that count, less what came back
     * @param withinDays in the last so many days; {@code null} for ever
     * @param answered a survey of this kind, since the programme began
     */
    public record Joining(
            @Nullable BigDecimal spent, @Nullable Integer withinDays, Survey.@Nullable Kind answered) {}

    /**
     * What an order earns: {@code each} units for every full {@code per} of its value.
     *
     * @param expireAfterDays the first day on which they are gone, counted from the day the order counts; {@code null}
     *     for never
     */
    public record Earning(
            int each, BigDecimal per, @Nullable Integer expireAfterDays) {}

    /** @param card so many stamps make a full card */
    public record Stamps(Earning earning, int card) {}

    /**
     * Levels by what was spent in the last days.
     *
     * @param steps the lowest first
     */
    public record Tiers(int withinDays, List<Tier> steps) {

        public Tiers {
            steps = List.copyOf(steps);
        }
    }

    /** @param from spent at least */
    public record Tier(String name, BigDecimal from) {}

    /**
     * A step of the discount card. One step from 0 is a fixed card, several make a cumulative one.
     *
     * @param from spent at least, since joining
     * @param percent off
     */
    public record CardStep(BigDecimal from, BigDecimal percent) {}

    /** What earns units of this kind, or {@code null}. */
    @Nullable
    Earning earning(LedgerUnit unit) {
        return unit == LedgerUnit.POINTS ? points : stamps == null ? null : stamps.earning();
    }
}
