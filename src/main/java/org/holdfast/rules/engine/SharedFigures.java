package org.holdfast.rules.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.ListFigure;
import org.holdfast.rules.condition.MetAlternatives;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.model.Rule;

/**
 * The figures of the customer that several conditions compare, as rules for steps from 100, from 200 and from 500 do.
 * Each is computed once for a customer.
 */
final class SharedFigures {

    private static final String ONCE = "";

    /** The text by which a figure is known, {@link #ONCE} while only one condition has it. */
    private final Map<String, String> names = new HashMap<>();

    SharedFigures(List<Rule> rules) {
        for (Rule rule : rules) {
            rule.when().customer().stream().map(ConditionLine::condition).forEach(this::in);
        }
    }

    /** Returns the condition with those figures marked that other conditions have, too. */
    Condition in(Condition condition) {
        if (condition instanceof Comparison comparison && comparison.left() instanceof Operand.Figure figure) {
            return new Comparison(in(figure), comparison.comparator(), comparison.right());
        } else if (condition instanceof AllOf allOf) {
            return new AllOf(allOf.conditions().stream().map(this::in).toList());
        } else if (condition instanceof AnyOf anyOf) {
            return new AnyOf(anyOf.conditions().stream().map(this::in).toList());
        } else if (condition instanceof Negation negation) {
            return new Negation(in(negation.condition()));
        }
        return condition;
    }

    private Operand in(Operand.Figure figure) {
        if (figure instanceof MetAlternatives met) {
            return new MetAlternatives(met.alternatives().stream().map(this::in).toList());
        }
        Set<Integer> places = new TreeSet<>();
        figure.collectPlaces(places);
        if (!(figure instanceof ListFigure ofList) || places.stream().anyMatch(place -> place > 0)) {
            return figure;
        }
        String text = figure.text();
        String name = names.merge(text, ONCE, (before, now) -> before.equals(ONCE) ? text : before);
        return name.equals(ONCE) ? figure : ofList.sharedAs(name);
    }
}
