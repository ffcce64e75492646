package org.holdfast.loyalty.programmes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.holdfast.loyalty.programmes.earning.KeptSteps;
import org.jspecify.annotations.Nullable;

/**
 * The step of a spending scale that a customer has reached today.
 *
 * @param step number of steps reached; 0 for none
 * @param missing amount missing to the next step; {@code null} on the last one
 * @param lostOn first day without this step if nothing more is bought; {@code null} if none is reached, or it is never
 *     lost
 * @param missingToKeep amount missing to keep it beyond that day; {@code null} if there is no such day
 * @param reachedOn day on which the customer rose to this step; {@code null} if they dropped to it or have reached none
 */
record TierCalculation(
        int step,
        @Nullable BigDecimal missing,
        @Nullable LocalDate reachedOn,
        @Nullable LocalDate lostOn,
        @Nullable BigDecimal missingToKeep) {

    /** Determines the tier from the amount spent in the most recent days. A customer may rise and drop. */
    static TierCalculation tiers(Terms.Tiers tiers, Spending spending, LocalDate joinedOn, LocalDate today) {
        return tiers.keep() == null && tiers.graceDays() == 0
                ? rolling(tiers, spending, joinedOn, today)
                : kept(tiers, spending, joinedOn, today);
    }

    private static TierCalculation rolling(Terms.Tiers tiers, Spending spending, LocalDate joinedOn, LocalDate today) {
        List<BigDecimal> from = from(tiers);
        BigDecimal spent = spending.in(tiers.withinDays(), today);
        int step = step(from, spent);
        LocalDate since = joinedOn;
        int before = 0;
        for (LocalDate day :
                changes(tiers.withinDays(), spending, joinedOn, today).descendingSet()) {
            before = step(from, spending.in(tiers.withinDays(), day.minusDays(1)));
            if (before != step) {
                since = day;
                break;
            }
            before = 0;
        }
        LocalDate lost = step == 0 ? null : firstDayBelow(tiers, spending, today, from.get(step - 1));
        return new TierCalculation(
                step,
                missing(from, step, spent),
                step == 0 || before > step ? null : since,
                lost,
                lost == null ? null : from.get(step - 1).subtract(spending.in(tiers.withinDays(), lost)));
    }

    private static @Nullable LocalDate firstDayBelow(
            Terms.Tiers tiers, Spending spending, LocalDate today, BigDecimal from) {
        for (LocalDate day : spending.days().tailSet(today.minusDays(tiers.withinDays() - 1L), true)) {
            LocalDate out = day.plusDays(tiers.withinDays());
            if (spending.in(tiers.withinDays(), out).compareTo(from) < 0) {
                return out;
            }
        }
        return null;
    }

    /** Returns the step on any day up to today, more cheaply than everything that is known of it. */
    static ToIntFunction<LocalDate> steps(Terms.Tiers tiers, Spending spending, LocalDate joinedOn) {
        if (tiers.keep() == null && tiers.graceDays() == 0) {
            List<BigDecimal> from = from(tiers);
            return day -> step(from, spending.in(tiers.withinDays(), day));
        }
        return keptSteps(tiers, spending, joinedOn)::on;
    }

    private static KeptSteps keptSteps(Terms.Tiers tiers, Spending spending, LocalDate joinedOn) {
        List<BigDecimal> from = from(tiers);
        Map<LocalDate, Integer> reached = new HashMap<>();
        for (LocalDate day : spending.days()) {
            for (LocalDate change : List.of(day, day.plusDays(tiers.withinDays()))) {
                if (!change.isBefore(joinedOn)) {
                    reached.put(change, step(from, spending.in(tiers.withinDays(), change)));
                }
            }
        }
        reached.put(joinedOn, step(from, spending.in(tiers.withinDays(), joinedOn)));
        return new KeptSteps(
                reached,
                tiers.keep() == null ? null : Integer.valueOf(tiers.keep().years()),
                tiers.graceDays());
    }

    private static TierCalculation kept(Terms.Tiers tiers, Spending spending, LocalDate joinedOn, LocalDate today) {
        List<BigDecimal> from = from(tiers);
        KeptSteps steps = keptSteps(tiers, spending, joinedOn);
        int step = steps.on(today);
        LocalDate since = joinedOn;
        boolean rose = true;
        for (LocalDate day : steps.changes(joinedOn, today).descendingSet()) {
            int before = steps.on(day.minusDays(1));
            if (before != step) {
                since = day;
                rose = before < step;
                break;
            }
        }
        LocalDate lost = step == 0 ? null : steps.lostOn(today);
        // What suffices on the last day of a year keeps the tier for the next one only if it suffices then, too.
        int before = tiers.keep() == Terms.Keep.YEAR_END && tiers.graceDays() == 0 ? 0 : 1;
        return new TierCalculation(
                step,
                missing(from, step, spending.in(tiers.withinDays(), today)),
                step == 0 || !rose ? null : since,
                lost,
                lost == null
                        ? null
                        : from.get(step - 1).subtract(spending.in(tiers.withinDays(), lost.minusDays(before))));
    }

    private static List<BigDecimal> from(Terms.Tiers tiers) {
        return tiers.steps().stream().map(Terms.Tier::from).toList();
    }

    /** Returns the days after joining on which the amount spent in the most recent days may change. */
    private static NavigableSet<LocalDate> changes(
            int withinDays, Spending spending, LocalDate joinedOn, LocalDate today) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (LocalDate day : spending.days()) {
            days.add(day);
            days.add(day.plusDays(withinDays));
        }
        return days.subSet(joinedOn, false, today, true);
    }

    /** Determines the step of the card from the total spent since joining. A customer never drops. */
    static TierCalculation card(List<Terms.CardStep> steps, Spending spending, LocalDate joinedOn, LocalDate today) {
        List<BigDecimal> from = steps.stream().map(Terms.CardStep::from).toList();
        BigDecimal spent = spending.between(joinedOn, today);
        int step = step(from, spent);
        if (step == 0) {
            return new TierCalculation(step, missing(from, step, spent), null, null, null);
        }
        boolean fromTheStart = from.get(step - 1).signum() == 0;
        LocalDate reachedOn = fromTheStart ? joinedOn : firstDayOn(step, from, spending, joinedOn);
        return new TierCalculation(step, missing(from, step, spent), reachedOn, null, null);
    }

    private static @Nullable LocalDate firstDayOn(
            int step, List<BigDecimal> from, Spending spending, LocalDate joinedOn) {
        for (LocalDate day : spending.days()) {
            if (!day.isBefore(joinedOn) && step(from, spending.between(joinedOn, day)) == step) {
                return day;
            }
        }
        return null;
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
