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
        if (operand instanceof MetAlternatives met) {
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
        if (operand instanceof Operand.OfField of) {
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
        if (comparison.left() instanceof Operand.Figure || comparison.right() instanceof Operand.Figure) {
            return Math.min(
                    untilAnything(comparison.left(), self, bound), untilAnything(comparison.right(), self, bound));
        }
        Drift left = drift(comparison.left());
        Drift right = drift(comparison.right());
        if (left.isSteady() && right.isSteady()) {
            return NEVER;
        }
        if (left.kind() == Drift.Kind.CLOCK && right.isSteady()) {
            return clock.until(comparison.right().value(self, bound));
        }
        Double a = number(comparison.left().value(self, bound));
        Double b = number(comparison.right().value(self, bound));
        if (a == null || b == null) {
            return Math.min(whileKnown(comparison.left(), self, bound), whileKnown(comparison.right(), self, bound));
        }
        if (isHours(left) && right.isSteady()) {
            boolean since = left.kind() == Drift.Kind.HOURS_SINCE;
            long more = steps(comparison.comparator(), a - b, since ? 0 : 1, since ? 1 : 0);
            return hours(left, comparison.left(), more, self, bound);
        }
        if (!isCount(left) || !isCount(right)) {
            return Math.min(
                    untilAnything(comparison.left(), self, bound), untilAnything(comparison.right(), self, bound));
        }
        double up = most(left, comparison.left(), self, bound) + least(right);
        double down = least(left) + most(right, comparison.right(), self, bound);
        long days = steps(comparison.comparator(), a - b, down, up);
        return midnights.in(Math.min(days, Math.min(cycle(left, a), cycle(right, b))));
    }

    private static boolean isCount(Drift drift) {
        return switch (drift.kind()) {
            case STEADY, UP, DOWN, CYCLE -> true;
            case DAILY, WINDOW, HOURS_SINCE, HOURS_UNTIL, PROGRAMMES, LOYALTY, FORECAST, HOLIDAYS, CLOCK -> false;
        };
    }

    private static double most(Drift drift, Operand operand, Object self, Object[] bound) {
        return drift.kind() == Drift.Kind.UP ? drift.mostOf(thing(operand, self, bound)) : 0;
    }

    private static double least(Drift drift) {
        return drift.kind() == Drift.Kind.DOWN || drift.kind() == Drift.Kind.CYCLE ? 1 : 0;
    }

    private static long cycle(Drift drift, double value) {
        return drift.kind() == Drift.Kind.CYCLE ? (long) value + 1 : NEVER;
    }

    /**
     * Returns after how many steps a comparison may change whose difference falls by at most {@code down} and grows by
     * at most {@code up} with each.
     */
    private static long steps(Comparator comparator, double difference, double down, double up) {
        boolean now = comparator.accepts((int) Math.signum(difference));
        for (int steps = 1; steps <= Midnights.MAX * 24; steps++) {
            double from = difference - down * steps;
            double to = difference + up * steps;
            if (from < 0 && comparator.accepts(-1) != now
                    || from <= 0 && to >= 0 && comparator.accepts(0) != now
                    || to > 0 && comparator.accepts(1) != now) {
                return steps;
            }
        }
        return NEVER / HOUR / 2;
    }

    /** Returns until when a value certainly remains known or unknown. */
    private long whileKnown(Operand operand, Object self, Object[] bound) {
        Drift drift = drift(operand);
        return switch (drift.kind()) {
            case STEADY, UP, DOWN, HOURS_SINCE, HOURS_UNTIL, CLOCK -> NEVER;
            case CYCLE -> {
                Double value = number(operand.value(self, bound));
                yield value == null ? NEVER : midnights.in(cycle(drift, value));
            }
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
        if (operand instanceof MetAlternatives met) {
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
