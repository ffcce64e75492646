package org.holdfast.explanation.timing;

import static org.holdfast.explanation.timing.Midnights.NEVER;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.IsKnown;
import org.holdfast.rules.condition.ListFigure;
import org.holdfast.rules.condition.MetAlternatives;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.SelfBinding;
import org.holdfast.rules.condition.Truth;
import org.holdfast.rules.vocabulary.drift.Drift;
import org.jspecify.annotations.Nullable;

/**
 * Computes until when conditions certainly keep their results for one customer, from how their values drift; moments in
 * the facts aside. Moments are in milliseconds since 1970. Not thread-safe.
 */
final class ConditionTimes {

    private static final long HOUR = 3_600_000L;

    private final Midnights midnights;
    private final Periods periods;
    private final ClockTimes clock;
    private final DerivedTimes derived;
    private final boolean forecast;

    ConditionTimes(CustomerView view, Midnights midnights) {
        this.midnights = midnights;
        this.periods = new Periods(view);
        this.clock = new ClockTimes(view);
        this.derived = new DerivedTimes(view);
        this.forecast = view.viewpoint().forecast() != null;
    }

    /** Returns the first moment at which the result of a condition may change; {@code NEVER} if it stays. */
    long until(Condition condition, Object self, Object[] bound) {
        if (condition instanceof AllOf all) {
            return ofSeveral(all.conditions(), Truth.FALSE, self, bound);
        } else if (condition instanceof AnyOf any) {
            return ofSeveral(any.conditions(), Truth.TRUE, self, bound);
        } else if (condition instanceof Negation not) {
            return until(not.condition(), self, bound);
        } else if (condition instanceof SelfBinding binding) {
            Object[] more = Arrays.copyOf(bound, bound.length + 1);
            more[bound.length] = self;
            return until(binding.condition(), self, more);
        } else if (condition instanceof Count count) {
            return ofCount(count, self, bound);
        } else if (condition instanceof Comparison comparison) {
            return ofComparison(comparison, self, bound);
        } else if (condition instanceof IsKnown known) {
            return whileKnown(known.operand(), self, bound);
        }
        return untilAnything(Drifts.operands(condition).get(0), self, bound);
    }

    /** One condition with the deciding result decides alone, so the result stays as long as the last of them does. */
    private long ofSeveral(List<Condition> conditions, @Nullable Truth deciding, Object self, Object[] bound) {
        long first = NEVER;
        long last = -1;
        for (Condition each : conditions) {
            long until = until(each, self, bound);
            first = Math.min(first, until);
            last = each.of(self, bound) == deciding ? Math.max(last, until) : last;
        }
        return last < 0 ? first : last;
    }

    private long ofCount(Count count, Object self, Object[] bound) {
        List<?> items = count.items().read().apply(count.owner() == Operand.SELF ? self : bound[count.owner()]);
        long until = ofList(count.items().drift());
        for (Object item : items == null ? List.of() : items) {
            until = Math.min(until, until(count.filter(), item, bound));
        }
        return until;
    }

    private long ofComparison(Comparison comparison, Object self, Object[] bound) {
        if (Drifts.isSteady(comparison.left()) && Drifts.isSteady(comparison.right())) {
            return NEVER;
        }
        if (isFigure(comparison.left()) || isFigure(comparison.right())) {
            return untilEither(comparison, self, bound);
        }
        Drift left = Drifts.drift(comparison.left());
        Drift right = Drifts.drift(comparison.right());
        if (left.kind() == Drift.Kind.CLOCK || right.kind() == Drift.Kind.CLOCK) {
            return ofClock(comparison, self, bound);
        }
        Double a = Drifts.number(comparison.left().value(self, bound));
        Double b = Drifts.number(comparison.right().value(self, bound));
        if (a == null || b == null) {
            return Math.min(whileKnown(comparison.left(), self, bound), whileKnown(comparison.right(), self, bound));
        }
        if (Drifts.isHours(left) && right.isSteady() && !(comparison.left() instanceof Operand.Multiple)) {
            boolean since = left.kind() == Drift.Kind.HOURS_SINCE;
            long more = steps(comparison.comparator(), a - b, since ? 0 : 1, since ? 1 : 0);
            return hours(left, comparison.left(), more, self, bound);
        }
        if (!Drifts.isCount(left) || !Drifts.isCount(right)) {
            return untilEither(comparison, self, bound);
        }
        double up = Drifts.rise(comparison.left(), self, bound) + Drifts.fall(comparison.right());
        double down = Drifts.fall(comparison.left()) + Drifts.rise(comparison.right(), self, bound);
        long days = steps(comparison.comparator(), a - b, down, up);
        long cycle =
                Math.min(Drifts.cycle(comparison.left(), self, bound), Drifts.cycle(comparison.right(), self, bound));
        return midnights.in(Math.min(days, cycle));
    }

    private static boolean isFigure(Operand operand) {
        return operand instanceof Operand.Multiple multiple
                ? isFigure(multiple.operand())
                : operand instanceof Operand.Figure;
    }

    /** The comparison of the clock with a time, from either side. */
    private long ofClock(Comparison comparison, Object self, Object[] bound) {
        if (Drifts.drift(comparison.right()).isSteady()) {
            return clock.until(comparison.right().value(self, bound));
        } else if (Drifts.drift(comparison.left()).isSteady()) {
            return clock.until(comparison.left().value(self, bound));
        }
        return clock.nextMinute();
    }

    private long untilEither(Comparison comparison, Object self, Object[] bound) {
        return Math.min(untilAnything(comparison.left(), self, bound), untilAnything(comparison.right(), self, bound));
    }

    /**
     * Returns after how many steps a comparison may change whose difference falls by at most {@code down} and grows by
     * at most {@code up} with each.
     */
    private static long steps(Comparator comparator, double difference, double down, double up) {
        boolean now = comparator.accepts((int) Math.signum(difference));
        double steps = Double.POSITIVE_INFINITY;
        if (difference >= 0 && down > 0 && comparator.accepts(-1) != now) {
            steps = Math.min(steps, Math.floor(difference / down) + 1);
        }
        if (difference <= 0 && up > 0 && comparator.accepts(1) != now) {
            steps = Math.min(steps, Math.floor(-difference / up) + 1);
        }
        if (difference != 0 && comparator.accepts(0) != now) {
            steps = Math.min(steps, Math.ceil(difference > 0 ? difference / down : -difference / up));
        }
        return steps <= Midnights.MAX * 24 ? Math.max(1, (long) steps) : NEVER / HOUR / 2;
    }

    /** Returns until when a value certainly remains known or unknown. */
    private long whileKnown(Operand operand, Object self, Object[] bound) {
        return switch (Drifts.drift(operand).kind()) {
            case STEADY, UP, DOWN, HOURS_SINCE, HOURS_UNTIL, CLOCK -> NEVER;
            case CYCLE -> midnights.in(Drifts.cycle(operand, self, bound));
            case DAILY, WINDOW, PROGRAMMES, LOYALTY, FORECAST, HOLIDAYS -> untilAnything(operand, self, bound);
        };
    }

    /** Returns the first midnight at which a list, or a value of the day, may be another one. */
    long ofList(Drift drift) {
        return switch (drift.kind()) {
            case STEADY -> NEVER;
            case PROGRAMMES -> midnights.in(derived.programmes());
            case LOYALTY -> midnights.in(derived.loyalty());
            case HOLIDAYS -> midnights.in(derived.holidays());
            case FORECAST -> forecast ? midnights.in(1) : NEVER;
            default -> midnights.in(1);
        };
    }

    /** Returns the first moment at which a value may be another one. */
    private long untilAnything(Operand operand, Object self, Object[] bound) {
        if (operand instanceof Operand.Multiple multiple) {
            return untilAnything(multiple.operand(), self, bound);
        } else if (operand instanceof MetAlternatives met) {
            return ofSeveral(met.alternatives(), null, self, bound);
        } else if (operand instanceof Operand.OtherRule other) {
            return ofSeveral(other.conditions(), null, bound[0], new Object[] {bound[0]});
        } else if (operand instanceof ListFigure figure) {
            return ofFigure(figure, self, bound);
        }
        Drift drift = Drifts.drift(operand);
        return switch (drift.kind()) {
            case STEADY -> NEVER;
            case UP, DOWN, CYCLE, DAILY, PROGRAMMES, LOYALTY, FORECAST, HOLIDAYS -> ofList(drift);
            case WINDOW ->
                midnights.in(periods.nextChange(
                        (Integer) ((Operand.OfMeasure) operand).arguments().get(0)));
            case HOURS_SINCE, HOURS_UNTIL -> hours(drift, operand, 1, self, bound);
            case CLOCK -> clock.nextMinute();
        };
    }

    private long ofFigure(ListFigure figure, Object self, Object[] bound) {
        List<?> items = figure.items().read().apply(figure.place() == Operand.SELF ? self : bound[figure.place()]);
        long until = ofList(figure.items().drift());
        for (Object item : items == null ? List.of() : items) {
            until = Math.min(until, until(figure.filter(), item, bound));
            until = figure.part() == null ? until : Math.min(until, until(figure.part(), item, bound));
            until = figure.measured() == null ? until : Math.min(until, untilAnything(figure.measured(), item, bound));
        }
        return until;
    }

    /** Returns when the hours of a thing will have changed by a number; {@code NEVER} if they are unknown. */
    private long hours(Drift drift, Operand operand, long change, Object self, Object[] bound) {
        Double now = Drifts.number(operand.value(self, bound));
        Instant exactly = Objects.requireNonNull(drift.exactly(), "Hours are counted from a moment")
                .apply(Drifts.thing(operand, self, bound));
        if (now == null || exactly == null) {
            return NEVER;
        }
        // Hours until a moment are rounded down, so they fall just after a full hour.
        return drift.kind() == Drift.Kind.HOURS_SINCE
                ? exactly.toEpochMilli() + (now.longValue() + change) * HOUR
                : exactly.toEpochMilli() - (now.longValue() - change + 1) * HOUR + 1;
    }
}
