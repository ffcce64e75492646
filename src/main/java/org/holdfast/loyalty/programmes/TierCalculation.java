package org.holdfast.loyalty.programmes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody stands in a ladder of spending today.
 *
 * @param step how many steps are reached; 0 for none
 * @param missing to the next step; {@code null} on the last one
 * @param reachedOn the day on which they came up to it; {@code null} when they came down to it, or are on none
 */
record TierCalculation(
        int step, @Nullable BigDecimal missing, @Nullable LocalDate reachedOn) {

    /** Levels by what was spent in the last days: they come and go. */
    static TierCalculation tiers(Terms.Tiers tiers, Spending spending, LocalDate joinedOn, LocalDate today) {
        List<BigDecimal> from = tiers.steps().stream().map(Terms.Tier::from).toList();
        BigDecimal spent = spending.in(tiers.withinDays(), today);
        int step = step(from, spent);
        LocalDate since = joinedOn;
        int before = 0;
        for (LocalDate day :
                turns(tiers.withinDays(), spending, joinedOn, today).descendingSet()) {
            before = step(from, spending.in(tiers.withinDays(), day.minusDays(1)));
            if (before != step) {
                since = day;
                break;
            }
            before = 0;
        }
        return new TierCalculation(step, missing(from, step, spent), step == 0 || before > step ? null : since);
    }

    /** The days after joining on which the sum of the last days may be another one than the day before. */
    private static NavigableSet<LocalDate> turns(
            int withinDays, Spending spending, LocalDate joinedOn, LocalDate today) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (LocalDate day : spending.days()) {
            days.add(day);
            days.add(day.plusDays(withinDays));
        }
        return days.subSet(joinedOn, false, today, true);
    }

    /** Steps by all that was spent since joining: they stay. */
    static TierCalculation card(List<Terms.CardStep> steps, Spending spending, LocalDate joinedOn, LocalDate today) {
        List<BigDecimal> from = steps.stream().map(Terms.CardStep::from).toList();
        BigDecimal spent = spending.between(joinedOn, today);
        int step = step(from, spent);
        LocalDate since = null;
        for (LocalDate day : spending.days()) {
            if (since == null && !day.isBefore(joinedOn) && step(from, spending.between(joinedOn, day)) == step) {
                since = day;
            }
        }
        boolean fromTheStart = step > 0 && from.get(step - 1).signum() == 0;
        return new TierCalculation(
                step, missing(from, step, spent), step == 0 ? null : fromTheStart ? joinedOn : since);
    }

    private static int step(List<BigDecimal> from, BigDecimal spent) {
        int step = 0;
        while (step < from.size() && spent.compareTo(from.get(step)) >= 0) {
            step++;
        }
        return step;
    }

    private static @Nullable BigDecimal missing(List<BigDecimal> from, int step, BigDecimal spent) {
        return step == from.size() ? null : from.get(step).subtract(spent);
    }
}
