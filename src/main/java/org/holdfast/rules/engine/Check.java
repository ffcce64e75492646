package org.holdfast.rules.engine;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.FlagCondition;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.Truth;
import org.holdfast.rules.vocabulary.Field;
import org.jspecify.annotations.Nullable;

/**
 * A condition as the engine needs it: met or not, where unknown is not met. The most common conditions have forms with
 * few objects and few calls that the compiler cannot foresee: with thousands of rules, that is what evaluation costs.
 */
@FunctionalInterface
interface Check {

    /**
     * Returns whether the condition is true.
     *
     * @param self the thing being tested
     * @param bound the things bound earlier in the rule; the customer is the first
     */
    boolean isMet(Object self, Object[] bound);

    /** Returns the check of a condition. */
    static Check of(Condition condition) {
        if (condition instanceof Comparison comparison
                && comparison.left() instanceof Operand.OfField left
                && comparison.right() instanceof Operand.Literal right
                && isRead(left)) {
            return of(left.field(), comparison, right.constant());
        } else if (condition instanceof FlagCondition flag && flag.flag() instanceof Operand.OfField of && isRead(of)) {
            return new IsEqual(of.field().read(), true);
        } else if (condition instanceof Negation negation
                && negation.condition() instanceof FlagCondition flag
                && flag.flag() instanceof Operand.OfField of
                && isRead(of)) {
            return new IsEqual(of.field().read(), false);
        } else if (condition instanceof AllOf all) {
            return all(all.conditions());
        } else if (condition instanceof AnyOf any) {
            return new Any(any.conditions().stream().map(Check::of).toArray(Check[]::new));
        } else if (condition instanceof Count count
                && count.comparator() == Comparator.AT_LEAST
                && count.number() == 1
                && count.owner() <= 0) {
            return new AnyItem(
                    count.owner(), count.items().read(), count.items().openEnded(), of(count.filter()));
        }
        return (self, bound) -> condition.of(self, bound) == Truth.TRUE;
    }

    /** Returns the check of several conditions. */
    static Check all(List<Condition> conditions) {
        Check[] checks = conditions.stream().map(Check::of).toArray(Check[]::new);
        return checks.length == 1 ? checks[0] : new All(checks);
    }

    private static boolean isRead(Operand.OfField of) {
        return of.place() == Operand.SELF && of.field().inContext() == null;
    }

    private static Check of(Field field, Comparison comparison, Object constant) {
        if (constant instanceof Integer number && field.type().isNumber()) {
            return new OfNumber(field.read(), comparison.comparator(), number, comparison);
        } else if (constant instanceof String && comparison.comparator() == Comparator.EQUAL) {
            return new IsEqual(field.read(), constant);
        }
        return (self, bound) -> comparison.of(self, bound) == Truth.TRUE;
    }

    /** Compares a number with a whole one. */
    record OfNumber(Function<Object, @Nullable Object> read, Comparator comparator, int limit, Comparison otherwise)
            implements Check {

        @Override
        public boolean isMet(Object self, Object[] bound) {
            Object value = read.apply(self);
            if (value instanceof Integer number) {
                return comparator.accepts(Integer.compare(number, limit));
            }
            return value != null && otherwise.of(self, bound) == Truth.TRUE;
        }
    }

    /** Tests for one text, or for yes or no. */
    record IsEqual(Function<Object, @Nullable Object> read, Object value) implements Check {

        @Override
        public boolean isMet(Object self, Object[] bound) {
            return value.equals(read.apply(self));
        }
    }

    /** Tests whether all conditions are met. */
    record All(Check[] checks) implements Check {

        @Override
        public boolean isMet(Object self, Object[] bound) {
            for (Check check : checks) {
                if (!check.isMet(self, bound)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Tests whether one condition is met. */
    record Any(Check[] checks) implements Check {

        @Override
        public boolean isMet(Object self, Object[] bound) {
            for (Check check : checks) {
                if (check.isMet(self, bound)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Tests whether an item of a list meets a condition; one that stands for any number of items, perhaps none, does
     * not.
     */
    record AnyItem(
            int owner,
            Function<Object, @Nullable List<?>> read,
            @Nullable Predicate<Object> openEnded,
            Check filter) implements Check {

        @Override
        public boolean isMet(Object self, Object[] bound) {
            List<?> list = read.apply(owner == Operand.SELF ? self : bound[owner]);
            if (list == null) {
                return false;
            }
            for (int i = 0; i < list.size(); i++) {
                Object item = list.get(i);
                if (filter.isMet(item, bound) && (openEnded == null || !openEnded.test(item))) {
                    return true;
                }
            }
            return false;
        }
    }
}
