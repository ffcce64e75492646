package org.holdfast.rules.condition;

import java.util.List;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.vocabulary.ListField;

/**
 * "The customer has an order that …": the rule acts once for each thing of a list that meets all lines.
 *
 * @param place of the thing among those bound by the rule; the customer is 0
 * @param variable its name in the rule, with the dollar sign
 * @param owner place of the thing that the list belongs to
 */
public record ListPattern(
        int place, String variable, int owner, ListField items, List<ConditionLine> lines, SourceLocation origin) {

    public ListPattern {
        lines = List.copyOf(lines);
    }
}
