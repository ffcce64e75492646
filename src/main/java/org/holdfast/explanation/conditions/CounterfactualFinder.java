package org.holdfast.explanation.conditions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.FlagCondition;
import org.holdfast.rules.condition.ListFigure;
import org.holdfast.rules.condition.MetAlternatives;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.SelfBinding;
import org.holdfast.rules.condition.Truth;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/** Finds the smallest change of a single fact that would meet a condition, and verifies it. */
final class CounterfactualFinder {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    /**
     * A change with what is needed to verify it.
     *
     * @param operand the value to replace; {@code null} for a count, which cannot be verified
     */
    record Trial(
            FactChange change,
            @Nullable Operand operand,
            @Nullable Object value) {

        /** Returns the condition with the changed value. */
        Condition in(Condition condition) {
            return operand == null || value == null ? condition : Substitution.in(condition, operand, value);
        }
    }

    private final Object self;
    private final Object[] bound;

    private CounterfactualFinder(Object self, Object[] bound) {
        this.self = self;
        this.bound = bound;
    }

    /** Returns a change that meets the condition; {@code null} if one fact does not suffice or no value is known. */
    static @Nullable Trial of(Condition condition, Object self, Object[] bound) {
        Trial trial = new CounterfactualFinder(self, bound).find(condition, false);
        return trial == null || trial.operand == null || trial.in(condition).of(self, bound) == Truth.TRUE
                ? trial
                : null;
    }

    private @Nullable Trial find(Condition condition, boolean negated) {
        if (condition instanceof Comparison comparison) {
            return comparison(comparison, negated);
        } else if (condition instanceof FlagCondition flagCondition) {
            Object found = flagCondition.flag().value(self, bound);
            String enough = String.valueOf(!negated);
            return new Trial(
                    new FactChange(
                            flagCondition.flag().text(),
                            ValueType.FLAG,
                            found == null ? null : found.toString(),
                            Comparator.EQUAL,
                            enough,
                            enough,
                            null),
                    flagCondition.flag(),
                    !negated);
        } else if (condition instanceof Negation negation) {
            return find(negation.condition(), !negated);
        } else if (condition instanceof AllOf allOf) {
            return negated ? either(allOf.conditions(), true) : both(allOf.conditions(), false);
        } else if (condition instanceof AnyOf anyOf) {
            return negated ? both(anyOf.conditions(), true) : either(anyOf.conditions(), false);
        } else if (condition instanceof Count count) {
            return count(count, negated);
        } else if (condition instanceof SelfBinding inner && isOfList(inner.condition())) {
            Object[] more = Arrays.copyOf(bound, bound.length + 1);
            more[bound.length] = self;
            return new CounterfactualFinder(self, more).find(inner.condition(), negated);
        }
        return null;
    }

    private static boolean isOfList(Condition condition) {
        return condition instanceof Count
                || condition instanceof Comparison comparison && comparison.left() instanceof Operand.Figure;
    }

    /** Returns the first change that meets one of the conditions. */
    private @Nullable Trial either(List<Condition> conditions, boolean negated) {
        return conditions.stream()
                .map(each -> find(each, negated))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Returns the change of the only condition that is not met; {@code null} if several are not. */
    private @Nullable Trial both(List<Condition> conditions, boolean negated) {
        List<Condition> failing = conditions.stream()
                .filter(each -> (negated ? each.of(self, bound).negate() : each.of(self, bound)) != Truth.TRUE)
                .toList();
        return failing.size() == 1 ? find(failing.get(0), negated) : null;
    }

    private @Nullable Trial comparison(Comparison comparison, boolean negated) {
        if (comparison.left() instanceof MetAlternatives met) {
            return alternatives(met, comparison, negated);
        }
        Object found = comparison.left().value(self, bound);
        Object needed = comparison.right().value(self, bound);
        Comparator comparator = negated ? comparison.comparator().negate() : comparison.comparator();
        Object enough = needed == null ? null : enough(comparison.left(), comparator, needed);
        if (needed == null || enough == null || comparison.left() instanceof Operand.Literal) {
            return null;
        }
        boolean adds = !(comparison.left() instanceof ListFigure figure) || figure.grows();
        BigDecimal by = adds && found instanceof Number && enough instanceof Number
                ? decimal(enough).subtract(decimal(found))
                : null;
        return new Trial(
                new FactChange(
                        ObservedValues.name(comparison.left()),
                        comparison.left().type(),
                        ObservedValues.found(comparison.left(), self, bound),
                        comparator,
                        ObservedValues.print(needed),
                        ObservedValues.print(enough),
                        by),
                comparison.left(),
                enough);
    }

    /** Returns a change of one alternative that is enough, whatever those are that are unknown. */
    private @Nullable Trial alternatives(MetAlternatives met, Comparison comparison, boolean negated) {
        Integer needed = (Integer) comparison.right().value(self, bound);
        if (needed == null) {
            return null;
        }
        Comparator comparator = negated ? comparison.comparator().negate() : comparison.comparator();
        List<Truth> truths =
                met.alternatives().stream().map(each -> each.of(self, bound)).toList();
        int certain = Collections.frequency(truths, Truth.TRUE);
        int unknown = Collections.frequency(truths, Truth.UNKNOWN);
        for (int i = 0; i < truths.size(); i++) {
            boolean more = truths.get(i) == Truth.FALSE;
            int low = certain + (more ? 1 : 0) - (truths.get(i) == Truth.TRUE ? 1 : 0);
            Trial trial = truths.get(i) != Truth.UNKNOWN && accepts(comparator, low, low + unknown, needed)
                    ? find(met.alternatives().get(i), !more)
                    : null;
            if (trial != null) {
                return trial;
            }
        }
        return null;
    }

    private static boolean accepts(Comparator comparator, int from, int to, int needed) {
        return IntStream.rangeClosed(from, to).allMatch(count -> comparator.accepts(Integer.compare(count, needed)));
    }

    private @Nullable Object enough(Operand operand, Comparator comparator, Object needed) {
        return operand instanceof ListFigure figure && figure.part() != null
                ? figure.nearestShare(comparator, needed, self, bound)
                : enough(comparator, needed, operand.type());
    }

    /** Returns the nearest value that meets a comparison; {@code null} if any other value would, or none is nearest. */
    private static @Nullable Object enough(Comparator comparator, Object needed, ValueType type) {
        int step = step(comparator);
        if (comparator == Comparator.NOT_EQUAL) {
            return null;
        }
        if (step == 0) {
            return type == ValueType.INTEGER && needed instanceof BigDecimal ? null : needed;
        }
        if (needed instanceof Integer number) {
            return number + step;
        }
        if (needed instanceof LocalDate day) {
            return day.plusDays(step);
        }
        if (needed instanceof LocalDateTime moment) {
            return moment.plusMinutes(step);
        }
        if (needed instanceof LocalTime clock) {
            return clock.plusMinutes(step);
        }
        return needed instanceof BigDecimal number ? number.add(CENT.multiply(BigDecimal.valueOf(step))) : null;
    }

    /** Returns the direction in which a strict comparison needs a neighbouring value; 0 for other comparisons. */
    private static int step(Comparator comparator) {
        return switch (comparator) {
            case MORE -> 1;
            case LESS -> -1;
            default -> 0;
        };
    }

    private Trial count(Count count, boolean negated) {
        Comparator comparator = negated ? count.comparator().negate() : count.comparator();
        int enough = count.number() + step(comparator);
        Integer found = count.found(comparator, self, bound);
        return new Trial(
                new FactChange(
                        count.items().name(),
                        ValueType.INTEGER,
                        found == null ? null : found.toString(),
                        comparator,
                        String.valueOf(count.number()),
                        String.valueOf(enough),
                        found == null ? null : BigDecimal.valueOf((long) enough - found)),
                null,
                null);
    }

    private static BigDecimal decimal(Object number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }
}
