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
    static final int MOST_THINGS = 500;
    /** Maximum number of scenarios of a rule book. */
    static final int MOST_SCENARIOS = 20_000;
    /** Maximum number of orders, complaints and other list items of the customers of all scenarios. */
    static final int MOST_TOGETHER = 200_000;

    private ScenarioSize() {}

    /** Returns whether the customer is within the limits; reports a problem if not. */
    static boolean fits(JsonNode facts, YamlNode node) {
        int things = things(facts);
        if (things > MOST_THINGS) {
            node.error(
                    "This customer has " + things
                            + " orders, complaints and other list items; in a rule book a customer may have at most "
                            + MOST_THINGS + ".",
                    "Maybe a few of them show the same.");
        }
        return things <= MOST_THINGS;
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
        if (scenarios > MOST_SCENARIOS) {
            problems.error(
                    SourceLocation.of(path),
                    "With this file the rule book has more than " + MOST_SCENARIOS
                            + " scenarios, the most it may have.",
                    "Maybe some of them show the same.");
        } else if (things > MOST_TOGETHER) {
            problems.error(
                    SourceLocation.of(path),
                    "With this file the customers of all scenarios have more than " + MOST_TOGETHER
                            + " orders, complaints and other things together, the most they may have.",
                    "Maybe smaller customers show the same.");
        }
        return scenarios <= MOST_SCENARIOS && things <= MOST_TOGETHER;
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
