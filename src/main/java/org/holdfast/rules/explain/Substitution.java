package org.holdfast.rules.explain;

import org.holdfast.rules.condition.All;
import org.holdfast.rules.condition.Any;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.Holds;
import org.holdfast.rules.condition.Known;
import org.holdfast.rules.condition.Not;
import org.holdfast.rules.condition.Operand;

/** The same condition with one fact replaced by a value. */
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

    /** What looks through lists, or at texts, does not ask for the value itself. */
    private Condition in(Condition condition) {
        if (condition instanceof Comparison comparison) {
            return new Comparison(in(comparison.left()), comparison.comparator(), in(comparison.right()));
        } else if (condition instanceof Holds holds) {
            return new Holds(in(holds.flag()));
        } else if (condition instanceof Known known) {
            return new Known(in(known.operand()));
        } else if (condition instanceof Not not) {
            return new Not(in(not.condition()));
        } else if (condition instanceof All all) {
            return new All(all.conditions().stream().map(this::in).toList());
        } else if (condition instanceof Any any) {
            return new Any(any.conditions().stream().map(this::in).toList());
        }
        return condition;
    }

    private Operand in(Operand operand) {
        return operand.text().equals(replaced.text()) ? value : operand;
    }
}
