package org.holdfast.rules.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.yaml.NumberBounds;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.rules.limits.ControlGroups;
import org.holdfast.rules.limits.Weights;
import org.jspecify.annotations.Nullable;

/** Reads the sections about control groups and about the weights for ranking actions. */
final class RankingSections {

    private static final int MAX_SALT = 60;
    private static final NumberBounds PERCENT = new NumberBounds("A percentage", 0, 100, 2);
    private static final NumberBounds LIKELIHOOD = new NumberBounds("A likelihood", 0, 1, 4);
    /** Limited, since a larger factor would let an action win regardless of all other values. */
    private static final NumberBounds FACTOR = new NumberBounds("A factor", 0, 100, 4);

    private RankingSections() {}

    static ControlGroups controlGroups(YamlFields item, NameReferences nameReferences) {
        return new ControlGroups(
                item.text("salt", MAX_SALT, "\"2026\""),
                item.has("everybody") ? item.number("everybody", PERCENT, "0") : BigDecimal.ZERO,
                numbers(item, "rules", PERCENT, NameReferences.Kind.RULE, nameReferences));
    }

    static Weights weights(YamlFields item, NameReferences nameReferences) {
        List<YamlNode> context =
                item.has("context") ? item.items("context", "- { channel: call, factor: 1.5 }") : List.of();
        return new Weights(
                numbers(item, "propensity", LIKELIHOOD, NameReferences.Kind.ACTION, nameReferences),
                context.stream().map(node -> context(node, nameReferences)).toList(),
                numbers(item, "lever", FACTOR, NameReferences.Kind.ACTION, nameReferences));
    }

    private static Map<String, BigDecimal> numbers(
            YamlFields item,
            String key,
            NumberBounds numberBounds,
            NameReferences.Kind kind,
            NameReferences nameReferences) {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        if (item.has(key)) {
            item.get(key).entries().forEach((name, node) -> {
                nameReferences.add(kind, name, node);
                BigDecimal number = numberBounds.read(node);
                if (number != null) {
                    numbers.put(name, number);
                }
            });
        }
        return numbers;
    }

    private static Weights.Context context(YamlNode node, NameReferences nameReferences) {
        YamlFields context = YamlFields.of(node, "actions", "channel", "moment", "factor");
        Set<String> actions = new LinkedHashSet<>();
        if (context.has("actions")) {
            context.items("actions", "win-back").forEach(item -> {
                String action = item.text();
                if (action != null) {
                    nameReferences.add(NameReferences.Kind.ACTION, action, item);
                    actions.add(action);
                }
            });
        }
        if (!context.has("actions") && !context.has("channel") && !context.has("moment")) {
            node.error(
                    "This factor applies to everything, so it has no effect.",
                    "Maybe add actions, a channel or a moment.");
        }
        DecisionMoment moment = context.one("moment", DecisionMoment.class);
        return new Weights.Context(
                actions, context.one("channel", Channel.class), label(moment), context.number("factor", FACTOR, "1.5"));
    }

    private static @Nullable String label(@Nullable DecisionMoment moment) {
        return moment == null ? null : moment.toString();
    }
}
