package org.holdfast.rules.engine;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.ListFigure;
import org.holdfast.rules.condition.MetAlternatives;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.vocabulary.ListField;

/**
 * A list that a condition goes through.
 *
 * @param owner place of the thing that the list belongs to
 */
record CountedList(int owner, ListField items) {

    /** Returns the list of a count or a figure, or those of several alternatives. */
    static List<CountedList> of(Condition condition) {
        if (condition instanceof Count count) {
            return List.of(new CountedList(count.owner(), count.items()));
        }
        if (condition instanceof Comparison comparison && comparison.left() instanceof ListFigure figure) {
            return List.of(new CountedList(figure.place(), figure.items()));
        }
        List<CountedList> lists = new ArrayList<>();
        if (condition instanceof Comparison comparison && comparison.left() instanceof MetAlternatives met) {
            met.alternatives().forEach(each -> lists.addAll(of(each)));
        } else if (condition instanceof AnyOf anyOf) {
            anyOf.conditions().forEach(each -> lists.addAll(of(each)));
        } else if (condition instanceof AllOf allOf) {
            allOf.conditions().forEach(each -> lists.addAll(of(each)));
        } else if (condition instanceof Negation negation) {
            lists.addAll(of(negation.condition()));
        }
        return lists;
    }
}
