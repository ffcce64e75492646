package org.holdfast.rules.condition;

import java.util.List;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.vocabulary.ListField;

/**
 * A pattern such as "The customer has an order that …": the rule matches once for each item of a list that satisfies
 * all lines.
 *
 * @param place place of the item among the things bound by the rule; the customer has place 0
 * @param variable name of the item in the rule, with the dollar sign
 * @param owner place of the thing that the list belongs to
 */
public record ListPattern(
        int place, String variable, int owner, ListField items, List<ConditionLine> lines, SourceLocation origin) {

    public ListPattern {
        lines = List.copyOf(lines);
    }
}
