package org.holdfast.explanation.conditions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ContainsWord;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.FlagCondition;
import org.holdfast.rules.condition.IsKnown;
import org.holdfast.rules.condition.MatchesPattern;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.SelfBinding;
import org.holdfast.rules.condition.Truth;
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
            add(flagCondition.flag(), "= " + !negated);
        } else if (condition instanceof IsKnown isKnown) {
            add(isKnown.operand(), negated ? "unknown" : "known");
        } else if (condition instanceof ContainsWord containsWord) {
            add(containsWord.operand(), (negated ? "without \"" : "with \"") + containsWord.word() + "\"");
        } else if (condition instanceof MatchesPattern matchesPattern) {
            add(
                    matchesPattern.operand(),
                    (negated ? "not like \"" : "like \"")
                            + matchesPattern.pattern().pattern() + "\"");
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
        String symbol = (negated ? comparison.comparator().negate() : comparison.comparator())
                .symbol()
                .replace("==", "=")
                .replace("!=", "not");
        Object other = comparison.right().value(self, bound);
        add(
                comparison.left(),
                symbol + " " + (other == null ? "unknown " + comparison.right().text() : print(other)));
    }

    private void count(Count count, boolean negated) {
        List<?> list = count.items().read().apply(count.owner() == Operand.SELF ? self : bound[count.owner()]);
        String needed = (negated ? count.comparator().negate() : count.comparator())
                        .symbol()
                        .replace("==", "=")
                        .replace("!=", "not")
                + " " + count.number();
        String number = list == null
                ? null
                : String.valueOf(list.stream()
                        .filter(item -> count.filter().of(item, bound) == Truth.TRUE)
                        .count());
        found.add(new ObservedValue("number of " + count.items().name(), number, needed));
    }

    private void add(Operand operand, String needed) {
        Object value = operand.value(self, bound);
        found.add(new ObservedValue(
                operand.text().replace("$customer.", ""), value == null ? null : print(value), needed));
    }

    static String print(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(value);
    }
}
