package org.holdfast.explanation.conditions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.holdfast.explanation.conditions.NeededValue.Word;
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
import org.jspecify.annotations.Nullable;

/** Collects the values that a condition checks. */
final class ObservedValues {

    private final Object self;
    private final Object[] bound;
    private final List<ObservedValue> found = new ArrayList<>();

    private ObservedValues(Object self, Object[] bound) {
        this.self = self;
        this.bound = bound;
    }

    static List<ObservedValue> of(Condition condition, Object self, Object[] bound) {
        ObservedValues observedValues = new ObservedValues(self, bound);
        observedValues.collect(condition, false);
        return observedValues.found;
    }

    private void collect(Condition condition, boolean negated) {
        if (condition instanceof Comparison comparison) {
            comparison(comparison, negated);
        } else if (condition instanceof FlagCondition flagCondition) {
            add(flagCondition.flag(), NeededValue.comparison("= " + !negated));
        } else if (condition instanceof IsKnown isKnown) {
            add(isKnown.operand(), new NeededValue(negated ? Word.UNKNOWN : Word.KNOWN, ""));
        } else if (condition instanceof ContainsWord containsWord) {
            add(
                    containsWord.operand(),
                    new NeededValue(negated ? Word.WITHOUT : Word.WITH, quoted(containsWord.word())));
        } else if (condition instanceof MatchesPattern matchesPattern) {
            add(
                    matchesPattern.operand(),
                    new NeededValue(
                            negated ? Word.NOT_LIKE : Word.LIKE,
                            quoted(matchesPattern.pattern().pattern())));
        } else if (condition instanceof Negation negation) {
            collect(negation.condition(), !negated);
        } else if (condition instanceof AllOf allOf) {
            allOf.conditions().forEach(each -> collect(each, negated));
        } else if (condition instanceof AnyOf anyOf) {
            anyOf.conditions().forEach(each -> collect(each, negated));
        } else if (condition instanceof SelfBinding withSelf) {
            Object[] more = Arrays.copyOf(bound, bound.length + 1);
            more[bound.length] = self;
            found.addAll(of(withSelf.condition(), self, more));
        } else if (condition instanceof Count count) {
            count(count, negated);
        }
    }

    private void comparison(Comparison comparison, boolean negated) {
        if (comparison.left() instanceof MetAlternatives met) {
            boolean few = comparison.comparator() == Comparator.LESS || comparison.comparator() == Comparator.AT_MOST;
            met.alternatives().forEach(each -> collect(each, negated != few));
            return;
        }
        Object other = comparison.right().value(self, bound);
        add(
                comparison.left(),
                needed(
                        comparison.comparator(),
                        negated,
                        other == null ? "unknown " + comparison.right().text() : print(other)));
    }

    private void count(Count count, boolean negated) {
        Integer number = count.found(negated ? count.comparator().negate() : count.comparator(), self, bound);
        found.add(new ObservedValue(
                ObservedValue.COUNTED + count.items().name(),
                number == null ? null : number.toString(),
                needed(count.comparator(), negated, String.valueOf(count.number()))));
    }

    private static NeededValue needed(Comparator written, boolean negated, String value) {
        Comparator comparator = negated ? written.negate() : written;
        return comparator == Comparator.NOT_EQUAL
                ? new NeededValue(Word.NOT, value)
                : NeededValue.comparison(comparator.symbol().replace("==", "=") + " " + value);
    }

    private void add(Operand operand, NeededValue needed) {
        found.add(new ObservedValue(
                name(operand),
                found(operand, self, bound),
                needed,
                operand instanceof ListFigure figure ? figure : null));
    }

    /** Returns the name of a value in explanations. */
    static String name(Operand operand) {
        return operand instanceof ListFigure figure
                ? figure.name()
                : operand.text().replace("$customer.", "");
    }

    /** Returns the current value; {@code null} if it is unknown. */
    static @Nullable String found(Operand operand, Object self, Object[] bound) {
        if (operand instanceof Operand.Figure figure && figure.isNone(self, bound)) {
            return ObservedValue.EMPTY;
        }
        Object value = operand.value(self, bound);
        return value == null ? null : print(value);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    static String print(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(value);
    }
}
