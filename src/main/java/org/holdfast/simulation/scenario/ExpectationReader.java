package org.holdfast.simulation.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads the expectations of a scenario. */
final class ExpectationReader {

    private static final Set<String> DECISION = Set.of(
            "outcome",
            "action",
            "rule",
            "about",
            "granted",
            "desired",
            "incident",
            "authority",
            "channel",
            "repeated",
            "score",
            "reason",
            "promise",
            "dueOn",
            "gift",
            "payout",
            "heldBack");

    private ExpectationReader() {}

    static List<Scenario.Expected> proposals(YamlNode node) {
        if (node.isList()) {
            return node.items().stream().map(ExpectationReader::one).toList();
        }
        if (node.isMap()) {
            return List.of(one(node));
        }
        if (!"nothing".equals(node.text())) {
            node.error(
                    "Expected is \"nothing\", or an action with its rule.",
                    "Maybe \"expect: { action: … , rule: … }\".");
        }
        return List.of();
    }

    private static Scenario.Expected one(YamlNode node) {
        Map<String, YamlNode> keys = node.entries(Set.of("action", "rule", "about", "amount", "gift"));
        String action = text(keys.get("action"));
        if (action == null) {
            node.error("It is not said which action is expected.");
        }
        return new Scenario.Expected(
                action == null ? "" : action,
                text(keys.get("rule")),
                text(keys.get("about")),
                amount(keys.get("amount")),
                text(keys.get("gift")));
    }

    static Scenario.ExpectedDecision decision(YamlNode node) {
        if (!node.isMap()) {
            if (!"nothing".equals(node.text())) {
                node.error("Expected is \"nothing\", or the fields of a decision.");
            }
            return Scenario.ExpectedDecision.NOTHING;
        }
        Map<String, YamlNode> keys = node.entries(DECISION);
        return new Scenario.ExpectedDecision(
                text(keys.get("outcome")),
                keys.containsKey("repeated") ? keys.get("repeated").flag() : null,
                action(keys),
                holds(keys.get("heldBack")));
    }

    private static Scenario.ExpectedAction action(Map<String, YamlNode> keys) {
        return new Scenario.ExpectedAction(
                text(keys.get("action")),
                text(keys.get("rule")),
                text(keys.get("about")),
                amount(keys.get("granted")),
                text(keys.get("incident")),
                text(keys.get("authority")),
                text(keys.get("channel")),
                amount(keys.get("score")),
                text(keys.get("reason")),
                text(keys.get("promise")),
                text(keys.get("dueOn")),
                new Scenario.ExpectedGift(
                        amount(keys.get("desired")), text(keys.get("gift")), text(keys.get("payout"))));
    }

    private static List<Scenario.ExpectedHold> holds(@Nullable YamlNode node) {
        List<Scenario.ExpectedHold> holds = new ArrayList<>();
        for (YamlNode item : node == null ? List.<YamlNode>of() : node.items()) {
            Map<String, YamlNode> hold = item.entries(Set.of("action", "about", "by", "until"));
            String action = text(hold.get("action"));
            if (action == null) {
                item.error("It is not said which action is held back.");
            } else {
                holds.add(new Scenario.ExpectedHold(
                        action, text(hold.get("about")), text(hold.get("by")), text(hold.get("until"))));
            }
        }
        return holds;
    }

    private static @Nullable String text(@Nullable YamlNode node) {
        return node == null ? null : node.text();
    }

    private static @Nullable BigDecimal amount(@Nullable YamlNode node) {
        return node == null ? null : node.number();
    }
}
