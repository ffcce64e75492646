package org.holdfast.rules.drl;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.MetAlternatives;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand;

/**
 * Compares the number of alternatives that are met. "At least one", "all" and "none" become the conditions that mean
 * the same and that everything else knows: a disjunction, a conjunction, and negations.
 */
final class AlternativeCount {

    private AlternativeCount() {}

    static Condition of(MetAlternatives met, List<Comparison> bounds) throws UnsupportedSyntax {
        List<Condition> alternatives = met.alternatives();
        int all = alternatives.size();
        if (!bounds.stream().allMatch(bound -> bound.right() instanceof Operand.Literal)) {
            return Condition.all(List.copyOf(bounds));
        }
        IntPredicate accepted = count -> bounds.stream().allMatch(bound -> accepts(bound, count));
        List<Integer> counts =
                IntStream.rangeClosed(0, all).filter(accepted).boxed().toList();
        if (counts.isEmpty() || counts.size() == all + 1) {
            throw new UnsupportedSyntax(counts.isEmpty() ? "alternatives-never" : "alternatives-always", "all", all);
        }
        if (counts.equals(List.of(0))) {
            return Condition.all(
                    alternatives.stream().map(AlternativeCount::negated).toList());
        }
        if (counts.equals(List.of(all))) {
            return Condition.all(alternatives);
        }
        if (counts.size() == all && !accepted.test(0)) {
            return new AnyOf(alternatives);
        }
        return counts.size() == all && !accepted.test(all)
                ? new Negation(new AllOf(alternatives))
                : Condition.all(List.copyOf(bounds));
    }

    private static boolean accepts(Comparison bound, int count) {
        Integer number = (Integer) ((Operand.Literal) bound.right()).constant();
        return bound.comparator().accepts(Integer.compare(count, number));
    }

    private static Condition negated(Condition condition) {
        if (condition instanceof Negation negation) {
            return negation.condition();
        }
        if (condition instanceof Count count) {
            boolean any = count.comparator() == Comparator.AT_LEAST && count.number() == 1;
            return any
                    ? new Count(count.owner(), count.items(), count.filter(), Comparator.EQUAL, 0)
                    : new Count(
                            count.owner(),
                            count.items(),
                            count.filter(),
                            count.comparator().negate(),
                            count.number());
        }
        return new Negation(condition);
    }
}
