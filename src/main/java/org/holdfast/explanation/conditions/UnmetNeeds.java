package org.holdfast.explanation.conditions;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.explanation.conditions.UnmetNeed.Test;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ContainsWord;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.FlagCondition;
import org.holdfast.rules.condition.IsKnown;
import org.holdfast.rules.condition.MatchesPattern;
import org.holdfast.rules.condition.MetAlternatives;
import org.holdfast.rules.condition.MissingExchangeRate;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.SelfBinding;
import org.holdfast.rules.condition.Truth;
import org.holdfast.rules.vocabulary.ValueType;

/** Finds the alternative ways to meet a condition. Each way is the list of facts that would have to change. */
final class UnmetNeeds {

    /** Maximum number of ways, since nested conditions can have very many. */
    private static final int MAX_WAYS = 8;

    private final ScopedCondition scope;
    private final Object self;
    private final Object[] bound;

    private UnmetNeeds(ScopedCondition scope, Object self, Object[] bound) {
        this.scope = scope;
        this.self = self;
        this.bound = bound;
    }

    /** Returns the ways, those with the fewest needs first; a single empty way when the condition is met. */
    static List<List<UnmetNeed>> of(ScopedCondition scoped, Object self, Object[] bound) {
        return new UnmetNeeds(scoped, self, bound)
                .ways(scoped.condition(), false).stream()
                        .sorted(comparingInt(List::size))
                        .distinct()
                        .toList();
    }

    private List<List<UnmetNeed>> ways(Condition condition, boolean negated) {
        Truth truth = condition.of(self, bound);
        if ((negated ? truth.negate() : truth) == Truth.TRUE) {
            return List.of(List.of());
        }
        if (condition instanceof Negation negation) {
            return ways(negation.condition(), !negated);
        } else if (condition instanceof AllOf allOf) {
            return negated ? either(allOf.conditions(), true) : together(allOf.conditions(), false);
        } else if (condition instanceof AnyOf anyOf) {
            return negated ? together(anyOf.conditions(), true) : either(anyOf.conditions(), false);
        } else if (condition instanceof SelfBinding inner) {
            Object[] more = Arrays.copyOf(bound, bound.length + 1);
            more[bound.length] = self;
            return new UnmetNeeds(scope.selfBound(inner), self, more).ways(inner.condition(), negated);
        }
        if (condition instanceof Comparison comparison && comparison.left() instanceof MetAlternatives met) {
            return alternatives(met, comparison, negated);
        }
        return List.of(List.of(need(condition, negated)));
    }

    /** Returns the ways to meet more, or fewer, of several alternatives. */
    private List<List<UnmetNeed>> alternatives(MetAlternatives met, Comparison comparison, boolean negated) {
        Integer needed = (Integer) comparison.right().value(self, bound);
        if (needed == null) {
            return List.of();
        }
        Comparator comparator = negated ? comparison.comparator().negate() : comparison.comparator();
        List<Condition> certain = met.alternatives().stream()
                .filter(each -> each.of(self, bound) == Truth.TRUE)
                .toList();
        List<Condition> open = met.alternatives().stream()
                .filter(each -> each.of(self, bound) != Truth.TRUE)
                .toList();
        List<Condition> possible = met.alternatives().stream()
                .filter(each -> each.of(self, bound) != Truth.FALSE)
                .toList();
        for (int step = 1; step <= met.alternatives().size(); step++) {
            if (step <= open.size() && comparator.accepts(Integer.compare(certain.size() + step, needed))) {
                return some(open, step, false);
            }
            if (step <= possible.size() && comparator.accepts(Integer.compare(possible.size() - step, needed))) {
                return some(possible, step, true);
            }
        }
        return List.of();
    }

    /** Returns the ways to meet a number of several conditions. */
    private List<List<UnmetNeed>> some(List<Condition> conditions, int number, boolean negated) {
        return choices(conditions, number)
                .flatMap(chosen -> together(chosen, negated).stream())
                .limit(MAX_WAYS)
                .toList();
    }

    /** Returns every choice of a number of conditions, each when it is asked for: there can be thousands. */
    private static Stream<List<Condition>> choices(List<Condition> from, int number) {
        return number == 0
                ? Stream.of(List.of())
                : IntStream.rangeClosed(0, from.size() - number)
                        .boxed()
                        .flatMap(first -> choices(from.subList(first + 1, from.size()), number - 1)
                                .map(rest -> Stream.concat(Stream.of(from.get(first)), rest.stream())
                                        .toList()));
    }

    private List<List<UnmetNeed>> either(List<Condition> conditions, boolean negated) {
        return conditions.stream()
                .flatMap(each -> ways(each, negated).stream())
                .limit(MAX_WAYS)
                .toList();
    }

    /** Combines every way of each condition with every way of the others. */
    private List<List<UnmetNeed>> together(List<Condition> conditions, boolean negated) {
        List<List<UnmetNeed>> all = List.of(List.of());
        for (Condition condition : conditions) {
            List<List<UnmetNeed>> more = ways(condition, negated);
            all = all.stream()
                    .flatMap(before -> more.stream().map(way -> joined(before, way)))
                    .limit(MAX_WAYS)
                    .toList();
        }
        return all;
    }

    private static List<UnmetNeed> joined(List<UnmetNeed> before, List<UnmetNeed> way) {
        List<UnmetNeed> joined = new ArrayList<>(before);
        way.stream().filter(need -> !joined.contains(need)).forEach(joined::add);
        return joined;
    }

    private UnmetNeed need(Condition condition, boolean negated) {
        if (condition instanceof Comparison comparison) {
            Object other = comparison.right().value(self, bound);
            return need(
                    comparison,
                    comparison.left(),
                    test(negated ? comparison.comparator().negate() : comparison.comparator()),
                    other == null ? "" : ObservedValues.print(other));
        } else if (condition instanceof FlagCondition flagCondition) {
            return need(flagCondition, flagCondition.flag(), Test.EQUAL, String.valueOf(!negated));
        } else if (condition instanceof IsKnown isKnown) {
            return need(isKnown, isKnown.operand(), negated ? Test.UNKNOWN : Test.KNOWN, "");
        } else if (condition instanceof ContainsWord containsWord) {
            return need(containsWord, containsWord.operand(), negated ? Test.WITHOUT : Test.WITH, containsWord.word());
        } else if (condition instanceof MatchesPattern matchesPattern) {
            return need(
                    matchesPattern,
                    matchesPattern.operand(),
                    negated ? Test.UNLIKE : Test.LIKE,
                    matchesPattern.pattern().pattern());
        } else if (condition instanceof Count count) {
            return count(count, negated);
        }
        throw new IllegalStateException("Not a condition on a single fact: " + condition.text());
    }

    private UnmetNeed need(Condition condition, Operand operand, Test test, String needed) {
        return new UnmetNeed(
                scope.with(condition),
                ObservedValues.name(operand),
                operand.type(),
                ObservedValues.found(operand, self, bound),
                test,
                needed,
                MissingExchangeRate.of(operand, self, bound));
    }

    private UnmetNeed count(Count count, boolean negated) {
        Comparator comparator = negated ? count.comparator().negate() : count.comparator();
        Integer found = count.found(comparator, self, bound);
        String name = count.items().element() + "("
                + (count.filter().text().isEmpty() ? "" : name(count.filter().text())) + ")";
        return new UnmetNeed(
                scope.with(count),
                name,
                ValueType.INTEGER,
                found == null ? null : found.toString(),
                test(comparator),
                String.valueOf(count.number()),
                null);
    }

    private static Test test(Comparator comparator) {
        return Test.valueOf(comparator.name());
    }

    private static String name(String text) {
        return text.replace("$customer.", "");
    }
}
