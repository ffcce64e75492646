package org.holdfast.explanation.timing;

import static org.holdfast.explanation.timing.Midnights.NEVER;

import java.time.LocalDate;
import java.util.List;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
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
import org.holdfast.rules.vocabulary.drift.Drift;
import org.jspecify.annotations.Nullable;

/** Tells how the values that conditions compare drift with time; moments in the facts aside. */
final class Drifts {

    private Drifts() {}

    /** Returns whether the result of a condition changes only at moments in the facts. */
    static boolean isSteady(Condition condition) {
        if (condition instanceof AllOf all) {
            return all.conditions().stream().allMatch(Drifts::isSteady);
        } else if (condition instanceof AnyOf any) {
            return any.conditions().stream().allMatch(Drifts::isSteady);
        } else if (condition instanceof Negation not) {
            return isSteady(not.condition());
        } else if (condition instanceof SelfBinding self) {
            return isSteady(self.condition());
        } else if (condition instanceof Count count) {
            return count.items().drift().isSteady() && isSteady(count.filter());
        }
        return operands(condition).stream().allMatch(Drifts::isSteady);
    }

    static boolean isSteady(Operand operand) {
        if (operand instanceof Operand.Multiple multiple) {
            return isSteady(multiple.operand());
        } else if (operand instanceof MetAlternatives met) {
            return met.alternatives().stream().allMatch(Drifts::isSteady);
        } else if (operand instanceof Operand.OtherRule other) {
            return other.conditions().stream().allMatch(Drifts::isSteady);
        } else if (operand instanceof ListFigure figure) {
            return figure.items().drift().isSteady()
                    && isSteady(figure.filter())
                    && (figure.measured() == null || isSteady(figure.measured()))
                    && (figure.part() == null || isSteady(figure.part()));
        }
        return drift(operand).isSteady();
    }

    static List<Operand> operands(Condition condition) {
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

    static Drift drift(Operand operand) {
        if (operand instanceof Operand.Multiple multiple) {
            return drift(multiple.operand());
        } else if (operand instanceof Operand.OfField of) {
            return of.field().drift();
        }
        return operand instanceof Operand.OfMeasure of ? of.measure().drift() : Drift.STEADY;
    }

    static boolean isCount(Drift drift) {
        return switch (drift.kind()) {
            case STEADY, UP, DOWN, CYCLE -> true;
            case DAILY, WINDOW, HOURS_SINCE, HOURS_UNTIL, PROGRAMMES, LOYALTY, FORECAST, HOLIDAYS, CLOCK -> false;
        };
    }

    /** Returns by how much a count grows at most with each midnight. */
    static double rise(Operand operand, Object self, Object[] bound) {
        if (operand instanceof Operand.Multiple multiple) {
            return factor(multiple) * rise(multiple.operand(), self, bound);
        }
        Drift drift = drift(operand);
        return drift.kind() == Drift.Kind.UP ? drift.mostOf(thing(operand, self, bound)) : 0;
    }

    /** Returns by how much a count falls at most with each midnight. */
    static double fall(Operand operand) {
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
    static long cycle(Operand operand, Object self, Object[] bound) {
        if (operand instanceof Operand.Multiple multiple) {
            return cycle(multiple.operand(), self, bound);
        }
        Double value = drift(operand).kind() == Drift.Kind.CYCLE ? number(operand.value(self, bound)) : null;
        return value == null ? NEVER : value.longValue() + 1;
    }

    static boolean isHours(Drift drift) {
        return drift.kind() == Drift.Kind.HOURS_SINCE || drift.kind() == Drift.Kind.HOURS_UNTIL;
    }

    static Object thing(Operand operand, Object self, Object[] bound) {
        return operand.place() == Operand.SELF ? self : bound[operand.place()];
    }

    static @Nullable Double number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        return value instanceof LocalDate day ? Double.valueOf(day.toEpochDay()) : null;
    }
}
