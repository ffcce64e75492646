package org.holdfast.explanation.timing;

import static org.holdfast.explanation.timing.Midnights.NEVER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ContainsWord;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.FlagCondition;
import org.holdfast.rules.condition.IsKnown;
import org.holdfast.rules.condition.ListFigure;
import org.holdfast.rules.condition.MatchesPattern;
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

    /** Returns whether the result of a condition changes only at moments in the facts. */
    static boolean isSteady(Condition condition) {
        if (condition instanceof AllOf all) {
            return all.conditions().stream().allMatch(ConditionTimes::isSteady);
        } else if (condition instanceof AnyOf any) {
            return any.conditions().stream().allMatch(ConditionTimes::isSteady);
        } else if (condition instanceof Negation not) {
            return isSteady(not.condition());
        } else if (condition instanceof SelfBinding self) {
            return isSteady(self.condition());
        } else if (condition instanceof Count count) {
            return count.items().drift().isSteady() && isSteady(count.filter());
        }
        return operands(condition).stream().allMatch(ConditionTimes::isSteady);
    }

    private static boolean isSteady(Operand operand) {
        if (operand instanceof Operand.Multiple multiple) {
            return isSteady(multiple.operand());
        } else if (operand instanceof MetAlternatives met) {
            return met.alternatives().stream().allMatch(ConditionTimes::isSteady);
        } else if (operand instanceof Operand.OtherRule other) {
            return other.conditions().stream().allMatch(ConditionTimes::isSteady);
        } else if (operand instanceof ListFigure figure) {
            return figure.items().drift().isSteady()
                    && isSteady(figure.filter())
                    && (figure.measured() == null || isSteady(figure.measured()))
                    && (figure.part() == null || isSteady(figure.part()));
        }
        return drift(operand).isSteady();
    }

    private static List<Operand> operands(Condition condition) {
        if (condition instanceof Comparison comparison) {
            return List.of(comparison.left(), comparison.right());
        } else if (condition instanceof FlagCondition flag) {
            return List.of(flag.flag());
        } else if (condition instanceof IsKnown known) {
            return List.of(known.operand());
        } else if (condition instanceof MatchesPattern matches) {
            return List.of(matches.operand());
        } else if (condition instanceof ContainsWord contains) {
            return List.of(contains.operand());
        }
        throw new IllegalArgumentException("A condition of an unknown kind: " + condition.text());
    }

    private static Drift drift(Operand operand) {
        if (operand instanceof Operand.Multiple multiple) {
            return drift(multiple.operand());
        } else if (operand instanceof Operand.OfField of) {
            return of.field().drift();
        }
        return operand instanceof Operand.OfMeasure of ? of.measure().drift() : Drift.STEADY;
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
        return untilAnything(operands(condition).get(0), self, bound);
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
        if (isSteady(comparison.left()) && isSteady(comparison.right())) {
            return NEVER;
        }
        if (isFigure(comparison.left()) || isFigure(comparison.right())) {
            return untilEither(comparison, self, bound);
        }
        Drift left = drift(comparison.left());
        Drift right = drift(comparison.right());
        if (left.kind() == Drift.Kind.CLOCK || right.kind() == Drift.Kind.CLOCK) {
            return ofClock(comparison, self, bound);
        }
        Double a = number(comparison.left().value(self, bound));
        Double b = number(comparison.right().value(self, bound));
        if (a == null || b == null) {
            return Math.min(whileKnown(comparison.left(), self, bound), whileKnown(comparison.right(), self, bound));
        }
        if (isHours(left) && right.isSteady() && !(comparison.left() instanceof Operand.Multiple)) {
            boolean since = left.kind() == Drift.Kind.HOURS_SINCE;
            long more = steps(comparison.comparator(), a - b, since ? 0 : 1, since ? 1 : 0);
            return hours(left, comparison.left(), more, self, bound);
        }
        if (!isCount(left) || !isCount(right)) {
            return untilEither(comparison, self, bound);
        }
        double up = rise(comparison.left(), self, bound) + fall(comparison.right());
        double down = fall(comparison.left()) + rise(comparison.right(), self, bound);
        long days = steps(comparison.comparator(), a - b, down, up);
        long cycle = Math.min(cycle(comparison.left(), self, bound), cycle(comparison.right(), self, bound));
        return midnights.in(Math.min(days, cycle));
    }

    private static boolean isFigure(Operand operand) {
        return operand instanceof Operand.Multiple multiple
                ? isFigure(multiple.operand())
                : operand instanceof Operand.Figure;
    }

    /** The comparison of the clock with a time, from either side. */
    private long ofClock(Comparison comparison, Object self, Object[] bound) {
        if (drift(comparison.right()).isSteady()) {
            return clock.until(comparison.right().value(self, bound));
        } else if (drift(comparison.left()).isSteady()) {
            return clock.until(comparison.left().value(self, bound));
        }
        return clock.nextMinute();
    }

    private long untilEither(Comparison comparison, Object self, Object[] bound) {
        return Math.min(untilAnything(comparison.left(), self, bound), untilAnything(comparison.right(), self, bound));
    }

    private static boolean isCount(Drift drift) {
        return switch (drift.kind()) {
            case STEADY, UP, DOWN, CYCLE -> true;
            case DAILY, WINDOW, HOURS_SINCE, HOURS_UNTIL, PROGRAMMES, LOYALTY, FORECAST, HOLIDAYS, CLOCK -> false;
        };
    }

    /** Returns by how much a count grows at most with each midnight. */
    private static double rise(Operand operand, Object self, Object[] bound) {
        if (operand instanceof Operand.Multiple multiple) {
            return factor(multiple) * rise(multiple.operand(), self, bound);
        }
        Drift drift = drift(operand);
        return drift.kind() == Drift.Kind.UP ? drift.mostOf(thing(operand, self, bound)) : 0;
    }

    /** Returns by how much a count falls at most with each midnight. */
    private static double fall(Operand operand) {
        if (operand instanceof Operand.Multiple multiple) {
            return factor(multiple) * fall(multiple.operand());
        }
        Drift.Kind kind = drift(operand).kind();
        return kind == Drift.Kind.DOWN || kind == Drift.Kind.CYCLE ? 1 : 0;
    }

    /** Returns a factor and a trifle more, so that no step is missed by rounding. */
    private static double factor(Operand.Multiple multiple) {
        return multiple.factor().doubleValue() * (1 + 1e-9);
    }

    /** Returns after how many midnights a count that falls to 0 may be anything; {@code NEVER} for others. */
    private static long cycle(Operand operand, Object self, Object[] bound) {
        if (operand instanceof Operand.Multiple multiple) {
            return cycle(multiple.operand(), self, bound);
        }
        Double value = drift(operand).kind() == Drift.Kind.CYCLE ? number(operand.value(self, bound)) : null;
        return value == null ? NEVER : value.longValue() + 1;
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
        return switch (drift(operand).kind()) {
            case STEADY, UP, DOWN, HOURS_SINCE, HOURS_UNTIL, CLOCK -> NEVER;
            case CYCLE -> midnights.in(cycle(operand, self, bound));
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
        Drift drift = drift(operand);
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

    private static boolean isHours(Drift drift) {
        return drift.kind() == Drift.Kind.HOURS_SINCE || drift.kind() == Drift.Kind.HOURS_UNTIL;
    }

    /** Returns when the hours of a thing will have changed by a number; {@code NEVER} if they are unknown. */
    private long hours(Drift drift, Operand operand, long change, Object self, Object[] bound) {
        Double now = number(operand.value(self, bound));
        Instant exactly = Objects.requireNonNull(drift.exactly(), "Hours are counted from a moment")
                .apply(thing(operand, self, bound));
        if (now == null || exactly == null) {
            return NEVER;
        }
        // Hours until a moment are rounded down, so they fall just after a full hour.
        return drift.kind() == Drift.Kind.HOURS_SINCE
                ? exactly.toEpochMilli() + (now.longValue() + change) * HOUR
                : exactly.toEpochMilli() - (now.longValue() - change + 1) * HOUR + 1;
    }

    private static Object thing(Operand operand, Object self, Object[] bound) {
        return operand.place() == Operand.SELF ? self : bound[operand.place()];
    }

    private static @Nullable Double number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        return value instanceof LocalDate day ? Double.valueOf(day.toEpochDay()) : null;
    }
}
