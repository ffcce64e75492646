package org.holdfast.rules.condition;

import java.util.List;
import org.holdfast.rules.source.Origin;
import org.holdfast.rules.vocabulary.Items;

/**
 * "The customer has an order that …": the rule acts once for each thing of a list that meets all lines.
 *
 * @param place of the thing among those bound by the rule; the customer is 0
 * @param variable its name in the rule, with the dollar sign
 * @param owner place of the thing that the list belongs to
 */
public record Each(int place, String variable, int owner, Items items, List<Line> lines, Origin origin) {

    public Each {
        lines = List.copyOf(lines);
    }
}
