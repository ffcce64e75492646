package org.holdfast.simulation.scenario;

import java.util.stream.Stream;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.Customer;
import tools.jackson.databind.JsonNode;

/**
 * Limits the size of scenarios, so that the validation of a rule book terminates in reasonable time. The limits are
 * checked before anything expensive is done.
 */
final class ScenarioSize {

    /** Maximum number of orders, complaints and other list items of one customer. */
    static final int MAX_ITEMS = 500;
    /** Maximum number of scenarios of a rule book. */
    static final int MAX_SCENARIOS = 20_000;
    /** Maximum number of orders, complaints and other list items of the customers of all scenarios. */
    static final int MAX_TOTAL_ITEMS = 200_000;

    private ScenarioSize() {}

    /** Returns whether the customer is within the limits; reports a problem if not. */
    static boolean fits(JsonNode facts, YamlNode node) {
        int things = things(facts);
        if (things > MAX_ITEMS) {
            node.error(
                    "This customer has " + things
                            + " orders, complaints and other list items; in a rule book a customer may have at most "
                            + MAX_ITEMS + ".",
                    "Maybe a few of them show the same.");
        }
        return things <= MAX_ITEMS;
    }

    private static int things(JsonNode node) {
        return (node.isArray() ? node.size() : 0)
                + node.values().stream()
                        .filter(JsonNode::isContainer)
                        .mapToInt(ScenarioSize::things)
                        .sum();
    }

    /** Returns whether the totals are within the limits; reports a problem of the file that exceeds them if not. */
    static boolean fits(int scenarios, int things, String path, Problems problems) {
        if (scenarios > MAX_SCENARIOS) {
            problems.error(
                    SourceLocation.of(path),
                    "With this file the rule book has more than " + MAX_SCENARIOS + " scenarios, the most it may have.",
                    "Maybe some of them show the same.");
        } else if (things > MAX_TOTAL_ITEMS) {
            problems.error(
                    SourceLocation.of(path),
                    "With this file the customers of all scenarios have more than " + MAX_TOTAL_ITEMS
                            + " orders, complaints and other things together, the most they may have.",
                    "Maybe smaller customers show the same.");
        }
        return scenarios <= MAX_SCENARIOS && things <= MAX_TOTAL_ITEMS;
    }

    static int things(Customer customer) {
        return Stream.of(
                        customer.orders(),
                        customer.complaints(),
                        customer.interactions(),
                        customer.surveys(),
                        customer.consents())
                .mapToInt(list -> list == null ? 0 : list.size())
                .sum();
    }
}
