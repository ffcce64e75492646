package org.holdfast.simulation.tour;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.simulation.scenario.Scenario;
import org.holdfast.simulation.scenario.ScenarioContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the beginning of a story, one line each: the facts, promises and programmes, earlier actions, and the request.
 */
final class TourFacts {

    /** Facts that are irrelevant to the stories. */
    private static final Set<String> LEFT_OUT = Set.of("id", "name", "email", "phone");

    private final StringBuilder lines = new StringBuilder();

    private TourFacts() {}

    static String who(Customer customer) {
        return customer.name() == null ? customer.id() : customer.name();
    }

    static String of(Scenario scenario, ZoneId zone) {
        TourFacts text = new TourFacts();
        ObjectNode facts = FactsJson.mapper().valueToTree(scenario.customer());
        facts.remove(LEFT_OUT);
        for (Map.Entry<String, JsonNode> fact : facts.properties()) {
            text.fact(fact.getKey(), fact.getValue());
        }
        if (!scenario.promises().isEmpty()) {
            text.fact("promises", FactsJson.mapper().valueToTree(scenario.promises()));
        }
        if (scenario.programmes() != null) {
            text.fact("programmes", FactsJson.mapper().valueToTree(scenario.programmes()));
        }
        ScenarioContext scenarioContext = scenario.setting();
        scenarioContext.earlier().forEach(earlier -> text.line("before", before(earlier, zone)));
        if (scenarioContext.channel() != null || scenarioContext.moment() != DecisionMoment.REVIEW) {
            text.line(
                    "asked",
                    (scenarioContext.channel() == null ? "" : "for " + scenarioContext.channel() + " ")
                            + "at the moment " + scenarioContext.moment());
        }
        return text.lines.toString();
    }

    private void line(String name, String value) {
        lines.append(name).append(": ").append(value).append('\n');
    }

    private void fact(String name, JsonNode value) {
        if (value.isArray() && value.isEmpty()) {
            line(name, "none");
        } else if (value.isArray()) {
            value.forEach(item -> line(name, plain(item)));
        } else {
            line(name, plain(value));
        }
    }

    private static String before(ScenarioContext.Earlier earlier, ZoneId zone) {
        return earlier.action() + (earlier.about() == null ? "" : " for " + earlier.about()) + " on "
                + TourPage.day(earlier.on().atZone(zone).toLocalDate())
                + (earlier.granted() == null ? "" : ", " + earlier.granted().toPlainString() + " granted")
                + (earlier.outcome() == RecordedAction.Status.OPEN ? "" : ", " + EnumLabels.of(earlier.outcome()));
    }

    private static String plain(JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .map(each -> each.getKey() + " " + plain(each.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(plain(item)));
            return "(" + String.join("; ", items) + ")";
        }
        return value.asString();
    }
}
