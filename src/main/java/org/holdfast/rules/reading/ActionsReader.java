package org.holdfast.rules.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Labels;
import org.holdfast.facts.Purpose;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.source.BookSource;
import org.holdfast.rules.source.Problems;
import org.holdfast.rules.source.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads the {@code actions.yaml} of every area. */
public final class ActionsReader {

    private static final Set<String> KEYS = Set.of("kind", "purpose", "channels", "worth", "cost", "incident", "validDays");
    private static final String ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final BigDecimal MAX_WORTH = BigDecimal.valueOf(1_000_000);

    private final Problems problems;
    private final Map<String, Action> actions = new LinkedHashMap<>();

    private ActionsReader(Problems problems) {
        this.problems = problems;
    }

    public static Map<String, Action> read(BookSource source, Problems problems) {
        ActionsReader reader = new ActionsReader(problems);
        for (String path : source.paths("areas/", "/actions.yaml")) {
            String[] parts = path.split("/");
            if (parts.length == 3) {
                YamlNode.parse(path, source.text(path, problems), problems)
                        .ifPresent(file -> file.entries().forEach((id, node) -> reader.action(id, parts[1], node)));
            }
        }
        return reader.actions;
    }

    private void action(String id, String area, YamlNode node) {
        if (!id.matches(ID) || id.length() > 60) {
            node.error("\"" + id + "\" is not a name for an action.",
                    "Maybe use small letters and hyphens only, such as warn-late-delivery.");
            return;
        }
        int before = problems.count();
        Map<String, YamlNode> keys = node.entries(KEYS);
        ActionKind kind = choice(keys, "kind", node, ActionKind.class);
        Purpose purpose = choice(keys, "purpose", node, Purpose.class);
        List<Channel> channels = channels(keys.get("channels"), node);
        BigDecimal worth = money(keys.get("worth"), "worth", node);
        BigDecimal cost = money(keys.get("cost"), "cost", node);
        String incident = keys.containsKey("incident") ? incident(keys.get("incident")) : null;
        Integer validDays = keys.containsKey("validDays") ? days(keys.get("validDays")) : null;
        if (problems.count() > before || kind == null || purpose == null || worth == null || cost == null) {
            return;
        }
        Action action = new Action(id, area, kind, purpose, channels, worth, cost, incident, validDays, null, null, null, Map.of(), node.origin());
        Action other = actions.putIfAbsent(id, action);
        if (other != null) {
            node.error("The action \"" + id + "\" is already defined in " + other.origin() + ".", "Maybe give it another name.");
        }
    }

    private static <E extends Enum<E>> @Nullable E choice(Map<String, YamlNode> keys, String key, YamlNode action, Class<E> type) {
        YamlNode node = keys.get(key);
        if (node == null) {
            action.error("The action does not say its \"" + key + "\".", "Add one of " + Labels.all(type) + ".");
            return null;
        }
        return constant(node, type);
    }

    private static <E extends Enum<E>> @Nullable E constant(YamlNode node, Class<E> type) {
        return node.read("one of " + Labels.all(type), text -> {
            for (E constant : type.getEnumConstants()) {
                if (Labels.of(constant).equals(text)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException(text);
        });
    }

    private static List<Channel> channels(@Nullable YamlNode node, YamlNode action) {
        if (node == null) {
            action.error("The action does not say on which \"channels\" it can reach the customer.",
                    "Add a list such as [email, sms].");
            return List.of();
        }
        List<Channel> channels = new ArrayList<>();
        for (YamlNode item : node.items()) {
            Channel channel = constant(item, Channel.class);
            if (channel != null && !channels.contains(channel)) {
                channels.add(channel);
            }
        }
        if (channels.isEmpty()) {
            node.error("At least one channel is expected here.");
        }
        return channels;
    }

    private static @Nullable BigDecimal money(@Nullable YamlNode node, String key, YamlNode action) {
        if (node == null) {
            action.error("The action does not say its \"" + key + "\".", "Add an amount in the company's currency, such as 12.50.");
            return null;
        }
        BigDecimal amount = node.number();
        if (amount != null && (amount.signum() < 0 || amount.compareTo(MAX_WORTH) > 0)) {
            node.error("An amount from 0 to " + MAX_WORTH.toPlainString() + " is expected here.");
        }
        return amount;
    }

    private static @Nullable String incident(YamlNode node) {
        return node.read("small letters and hyphens, such as late-order", text -> {
            if (!text.matches(ID)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    private static @Nullable Integer days(YamlNode node) {
        Integer days = node.wholeNumber();
        if (days != null && (days < 1 || days > 3650)) {
            node.error("A number of days from 1 to 3650 is expected here.");
        }
        return days;
    }
}
