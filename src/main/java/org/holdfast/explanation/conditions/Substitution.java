package org.holdfast.explanation.conditions;

import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.FlagCondition;
import org.holdfast.rules.condition.IsKnown;
import org.holdfast.rules.condition.MetAlternatives;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.SelfBinding;

/** Replaces one fact in a condition by a value. */
final class Substitution {

    private final Operand replaced;
    private final Operand value;

    private Substitution(Operand replaced, Object value) {
        this.replaced = replaced;
        this.value = new Operand.Literal(value, replaced.type());
    }

    static Condition in(Condition condition, Operand replaced, Object value) {
        return new Substitution(replaced, value).in(condition);
    }

    /** Conditions on lists and on texts are returned unchanged, since they do not compare the value itself. */
    private Condition in(Condition condition) {
        if (condition instanceof Comparison comparison) {
            return new Comparison(in(comparison.left()), comparison.comparator(), in(comparison.right()));
        } else if (condition instanceof FlagCondition flagCondition) {
            return new FlagCondition(in(flagCondition.flag()));
        } else if (condition instanceof IsKnown isKnown) {
            return new IsKnown(in(isKnown.operand()));
        } else if (condition instanceof Negation negation) {
            return new Negation(in(negation.condition()));
        } else if (condition instanceof AllOf allOf) {
            return new AllOf(allOf.conditions().stream().map(this::in).toList());
        } else if (condition instanceof AnyOf anyOf) {
            return new AnyOf(anyOf.conditions().stream().map(this::in).toList());
        } else if (condition instanceof SelfBinding inner) {
            return new SelfBinding(in(inner.condition()));
        }
        return condition;
    }

    private Operand in(Operand operand) {
        if (operand instanceof MetAlternatives met) {
            return new MetAlternatives(met.alternatives().stream().map(this::in).toList());
        }
        return operand.text().equals(replaced.text()) ? value : operand;
    }
}
