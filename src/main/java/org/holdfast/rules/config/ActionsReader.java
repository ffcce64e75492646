package org.holdfast.rules.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.yaml.EnumReader;
import org.holdfast.diagnostics.yaml.NumberBounds;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.loyalty.Semantics;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;

/** Reads the actions of all areas, from their {@code actions.yaml}. */
public final class ActionsReader {

    private static final Set<String> KEYS = Set.of(
            "kind",
            "purpose",
            "channels",
            "worth",
            "cost",
            "incident",
            "validDays",
            "budget",
            "coolDownDays",
            "per",
            "afterSilenceDays",
            "prefer",
            "group",
            "notWith",
            "timesPerCustomer",
            "first",
            "atLeast",
            "needs",
            "moments",
            "promise",
            "authority",
            "programme",
            "survey",
            "choices",
            "topic",
            "languages",
            "otherLanguages",
            "nextOrder",
            "pointWorth",
            "currency");

    private final Semantics semantics;
    private final Problems problems;
    private final Map<String, Action> actions = new LinkedHashMap<>();

    private ActionsReader(Semantics semantics, Problems problems) {
        this.semantics = semantics;
        this.problems = problems;
    }

    /** Returns the actions by ID; actions with problems are missing. */
    public static Map<String, Action> read(BookSource source, Problems problems) {
        ActionsReader reader = new ActionsReader(source.semantics(), problems);
        for (String path : source.paths("areas/", "/actions.yaml")) {
            String[] parts = path.split("/");
            if (parts.length == 3) {
                YamlNode.parse(path, source.text(path, problems), problems)
                        .map(YamlNode::warnOfRepeated)
                        .ifPresent(file -> file.entries()
                                .forEach((id, node) ->
                                        problems.guard(node.origin(), () -> reader.action(id, parts[1], node))));
            }
        }
        return reader.actions;
    }

    private void action(String id, String area, YamlNode node) {
        if (!ActionOptionsReader.isId(id)) {
            node.error(
                    "\"" + id + "\" is not a name for an action.",
                    "Maybe use small letters and hyphens only, such as warn-late-delivery.");
            return;
        }
        int before = problems.count();
        Action action = read(id, area, node);
        Action other = problems.count() > before ? null : actions.putIfAbsent(id, action);
        if (other != null) {
            node.error(
                    "The action \"" + id + "\" is already defined in " + other.origin() + ".",
                    "Maybe give it another name.");
        }
    }

    /** Reads an action; values that could not be read get arbitrary defaults, since the caller drops such an action. */
    private Action read(String id, String area, YamlNode node) {
        Map<String, YamlNode> keys = node.entries(KEYS);
        ActionKind kind = choice(keys, "kind", node, ActionKind.class);
        Purpose purpose = choice(keys, "purpose", node, Purpose.class);
        List<Channel> channels = channels(keys.get("channels"), node);
        BigDecimal worth = money(keys.get("worth"), "worth", node);
        BigDecimal cost = money(keys.get("cost"), "cost", node);
        ActionOptionsReader options = new ActionOptionsReader(keys, semantics);
        ActionKind anyKind = kind == null ? ActionKind.OFFER : kind;
        return new Action(
                id,
                area,
                anyKind,
                purpose == null ? Purpose.MARKETING : purpose,
                channels,
                options.id("incident", "late-order"),
                options.prefer(),
                new Action.Economics(worth == null ? BigDecimal.ZERO : worth, cost == null ? BigDecimal.ZERO : cost),
                options.grant(kind),
                options.usage(anyKind),
                new Action.Content(
                        options.promise(),
                        ProgrammeTermsReader.read(keys.get("programme")),
                        options.survey(),
                        options.choices(),
                        options.id("topic", "news"),
                        MessageLanguagesReader.read(keys)),
                node.origin());
    }

    private static <E extends Enum<E>> @Nullable E choice(
            Map<String, YamlNode> keys, String key, YamlNode action, Class<E> type) {
        YamlNode node = keys.get(key);
        if (node == null) {
            action.error("The action has no \"" + key + "\".", "Add one of " + EnumLabels.all(type) + ".");
            return null;
        }
        return EnumReader.one(node, type);
    }

    private static List<Channel> channels(@Nullable YamlNode node, YamlNode action) {
        if (node == null) {
            action.error("The action has no \"channels\".", "Add a list such as [email, sms].");
            return List.of();
        }
        List<Channel> channels = new ArrayList<>();
        for (YamlNode item : node.items()) {
            Channel channel = EnumReader.one(item, Channel.class);
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
            action.error(
                    "The action has no \"" + key + "\".", "Add an amount in the company's currency, such as 12.50.");
            return null;
        }
        return NumberBounds.WORTH.read(node);
    }
}
