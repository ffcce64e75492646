package org.holdfast.rules.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.holdfast.rules.condition.All;
import org.holdfast.rules.condition.Any;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.Holds;
import org.holdfast.rules.condition.Known;
import org.holdfast.rules.condition.Matches;
import org.holdfast.rules.condition.Mentions;
import org.holdfast.rules.condition.MissingRate;
import org.holdfast.rules.condition.Not;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.Truth;
import org.holdfast.rules.condition.WithSelfBound;
import org.holdfast.rules.explain.Need.Test;
import org.holdfast.rules.vocabulary.ValueType;

/** Finds every way in which a condition could be met: each is a list of what is still needed, and one of them is enough. */
final class Needs {

    /** Nobody reads more; nesting could make them countless. */
    private static final int MOST_WAYS = 8;

    private final Object self;
    private final Object[] bound;

    private Needs(Object self, Object[] bound) {
        this.self = self;
        this.bound = bound;
    }

    /** The ways, those first that need least; one that needs nothing where the condition is met. */
    static List<List<Need>> of(Condition condition, Object self, Object[] bound) {
        return new Needs(self, bound).ways(condition, false).stream().sorted(Comparator.comparingInt(List::size)).distinct().toList();
    }

    private List<List<Need>> ways(Condition condition, boolean negated) {
        Truth truth = condition.of(self, bound);
        if ((negated ? truth.negate() : truth) == Truth.TRUE) {
            return List.of(List.of());
        }
        if (condition instanceof Not not) {
            return ways(not.condition(), !negated);
        } else if (condition instanceof All all) {
            return negated ? either(all.conditions(), true) : together(all.conditions(), false);
        } else if (condition instanceof Any any) {
            return negated ? together(any.conditions(), true) : either(any.conditions(), false);
        } else if (condition instanceof WithSelfBound inner) {
            Object[] more = Arrays.copyOf(bound, bound.length + 1);
            more[bound.length] = self;
            return new Needs(self, more).ways(inner.condition(), negated);
        }
        return List.of(List.of(need(condition, negated)));
    }

    private List<List<Need>> either(List<Condition> conditions, boolean negated) {
        return conditions.stream().flatMap(each -> ways(each, negated).stream()).limit(MOST_WAYS).toList();
    }

    /** Every way of one with every way of the others. */
    private List<List<Need>> together(List<Condition> conditions, boolean negated) {
        List<List<Need>> all = List.of(List.of());
        for (Condition condition : conditions) {
            List<List<Need>> more = ways(condition, negated);
            all = all.stream().flatMap(before -> more.stream().map(way -> joined(before, way))).limit(MOST_WAYS).toList();
        }
        return all;
    }

    private static List<Need> joined(List<Need> before, List<Need> way) {
        List<Need> joined = new ArrayList<>(before);
        way.stream().filter(need -> !joined.contains(need)).forEach(joined::add);
        return joined;
    }

    private Need need(Condition condition, boolean negated) {
        if (condition instanceof Comparison comparison) {
            Object other = comparison.right().value(self, bound);
            return need(comparison.left(), test(negated ? comparison.comparator().negate() : comparison.comparator()),
                    other == null ? comparison.right().text() : Values.print(other));
        } else if (condition instanceof Holds holds) {
            return need(holds.flag(), Test.EQUAL, String.valueOf(!negated));
        } else if (condition instanceof Known known) {
            return need(known.operand(), negated ? Test.UNKNOWN : Test.KNOWN, "");
        } else if (condition instanceof Mentions mentions) {
            return need(mentions.operand(), negated ? Test.WITHOUT : Test.WITH, mentions.word());
        } else if (condition instanceof Matches matches) {
            return need(matches.operand(), negated ? Test.UNLIKE : Test.LIKE, matches.pattern().pattern());
        } else if (condition instanceof Count count) {
            return count(count, negated);
        }
        throw new IllegalStateException("No condition of one fact: " + condition.text());
    }

    private Need need(Operand operand, Test test, String needed) {
        Object value = operand.value(self, bound);
        return new Need(name(operand.text()), operand.type(), value == null ? null : Values.print(value), test, needed,
                MissingRate.of(operand, self, bound));
    }

    private Need count(Count count, boolean negated) {
        List<?> list = count.items().read().apply(count.owner() == Operand.SELF ? self : bound[count.owner()]);
        String found = list == null ? null
                : String.valueOf(list.stream().filter(item -> count.filter().of(item, bound) == Truth.TRUE).count());
        String name = count.items().element() + "(" + (count.filter().text().isEmpty() ? "" : name(count.filter().text())) + ")";
        return new Need(name, ValueType.INTEGER, found, test(negated ? count.comparator().negate() : count.comparator()),
                String.valueOf(count.number()), null);
    }

    private static Test test(org.holdfast.rules.condition.Comparator comparator) {
        return Test.valueOf(comparator.name());
    }

    private static String name(String text) {
        return text.replace("$customer.", "");
    }
}
