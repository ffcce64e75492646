package org.holdfast.rules.engine;

import java.util.Set;
import java.util.TreeSet;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ListFigure;
import org.holdfast.rules.condition.MetAlternatives;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand;

/**
 * Lets a figure of a customer be computed once, even if several conditions compare it, as rules for steps from 100,
 * from 200 and from 500 do.
 */
final class SharedFigures {

    private SharedFigures() {}

    /** Returns a condition on a customer with its figures marked. */
    static Condition in(Condition condition) {
        if (condition instanceof Comparison comparison && comparison.left() instanceof Operand.Figure figure) {
            return new Comparison(in(figure), comparison.comparator(), comparison.right());
        } else if (condition instanceof AllOf allOf) {
            return new AllOf(allOf.conditions().stream().map(SharedFigures::in).toList());
        } else if (condition instanceof AnyOf anyOf) {
            return new AnyOf(anyOf.conditions().stream().map(SharedFigures::in).toList());
        } else if (condition instanceof Negation negation) {
            return new Negation(in(negation.condition()));
        }
        return condition;
    }

    private static Operand in(Operand.Figure figure) {
        if (figure instanceof MetAlternatives met) {
            return new MetAlternatives(
                    met.alternatives().stream().map(SharedFigures::in).toList());
        }
        Set<Integer> places = new TreeSet<>();
        figure.collectPlaces(places);
        boolean ofOthers = places.stream().anyMatch(place -> place > 0);
        return figure instanceof ListFigure ofList && !ofOthers ? ofList.sharedAs(figure.text()) : figure;
    }
}
