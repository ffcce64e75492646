package org.holdfast.rules.declared;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.yaml.EnumReader;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.DeclaredFields;
import org.holdfast.facts.declared.FactLabels;
import org.holdfast.facts.declared.FactType;
import org.jspecify.annotations.Nullable;

/** Reads one declared fact, such as {@code plan: { type: choice, of: [basic, plus], en: plan }}. */
final class FactReader {

    /** Maximum number of choices of one fact. */
    private static final int MAX_CHOICES = 200;

    private static final int MAX_CHOICE = 100;
    private static final int MAX_UNIT = 20;
    private static final Set<String> KEYS = Set.of("type", "of", "unit", "currency", "en", "ru", "ro");

    private final LabelReader labels;
    private final Problems problems;

    FactReader(LabelReader labels, Problems problems) {
        this.labels = labels;
        this.problems = problems;
    }

    /** Returns the fact, or {@code null} after reporting a problem. */
    @Nullable
    DeclaredFact read(String name, YamlNode node) {
        long before = problems.errors();
        Map<String, YamlNode> entries = node.entries(KEYS);
        YamlNode typeNode = entries.get("type");
        if (typeNode == null) {
            node.error("\"type\" is missing here.", "Maybe add type: text.");
            return null;
        }
        FactType type = EnumReader.one(typeNode, FactType.class);
        if (type == null) {
            return null;
        }
        List<String> choices = choices(type, node, entries.get("of"));
        String unit = unit(type, node, entries);
        FactLabels read = labels.ofFact(name, node, entries);
        return problems.errors() == before ? new DeclaredFact(name, 0, type, choices, unit, read) : null;
    }

    FactLabels listLabels(String name, YamlNode node, Map<String, YamlNode> entries) {
        return labels.ofList(name, node, entries);
    }

    /** Returns the key of a list, or {@code null} after reporting a problem. */
    static @Nullable String key(YamlNode node, DeclaredFields fields) {
        String key = node.text();
        if (key == null) {
            return null;
        }
        DeclaredFact fact = fields.get(key.strip());
        if (fact == null) {
            String known = String.join(", ", fields.names());
            node.error(ProblemText.of("facts.no-such-key", "key", key, YamlNode.ACCEPTED, known)
                    .nearest(key, fields.names()));
            return null;
        }
        if (fact.type() != FactType.TEXT && fact.type() != FactType.NUMBER) {
            node.error(
                    "\"" + key + "\" cannot be the key, because its type is " + fact.type() + ".",
                    "Maybe use a field of the type text or number.");
            return null;
        }
        return fact.name();
    }

    private static List<String> choices(FactType type, YamlNode node, @Nullable YamlNode of) {
        if (type != FactType.CHOICE) {
            if (of != null) {
                of.error("Only a choice has \"of\"; this is a " + type + ".", "Maybe write type: choice.");
            }
            return List.of();
        }
        if (of == null || of.isNull() || of.isList() && of.items().isEmpty()) {
            node.error("A choice needs its possible values.", "Maybe add of: [basic, plus].");
            return List.of();
        }
        List<String> choices = new ArrayList<>();
        for (YamlNode item : of.items()) {
            String text = item.text();
            if (text != null && isChoice(item, text) && choices.contains(text)) {
                item.error("\"" + text + "\" appears twice in this list.", "Maybe remove one of them.");
            }
            choices.add(String.valueOf(text));
        }
        if (choices.size() > MAX_CHOICES) {
            of.error("A choice has at most " + MAX_CHOICES + " values.", "Maybe use the type text.");
        }
        return choices;
    }

    private static boolean isChoice(YamlNode item, String text) {
        if (text.isBlank()
                || text.length() > MAX_CHOICE
                || !text.equals(text.strip())
                || text.matches(".*[\"{}|()\\\\].*")) {
            item.error(
                    "\"" + text + "\" cannot be a choice.",
                    "Maybe use 1 to " + MAX_CHOICE + " characters without quotation marks, brackets and bars.");
            return false;
        }
        return true;
    }

    private static @Nullable String unit(FactType type, YamlNode node, Map<String, YamlNode> entries) {
        YamlNode unit = entries.get("unit");
        YamlNode currency = entries.get("currency");
        if (unit != null && type != FactType.NUMBER) {
            unit.error(
                    "Only a number has a unit; this is a " + type + ".",
                    type == FactType.MONEY ? "Maybe write currency: EUR." : "Maybe remove it.");
        }
        if (currency != null && type != FactType.MONEY) {
            currency.error("Only money has a currency; this is a " + type + ".", "Maybe write type: money.");
        }
        if (type == FactType.MONEY) {
            return currency == null ? null : currency(currency);
        }
        return type == FactType.NUMBER && unit != null ? unit(unit) : null;
    }

    private static @Nullable String currency(YamlNode node) {
        return node.read(
                "an ISO 4217 currency such as EUR",
                text -> Currency.getInstance(text).getCurrencyCode());
    }

    private static @Nullable String unit(YamlNode node) {
        String text = node.text();
        if (text != null && (text.isBlank() || text.length() > MAX_UNIT || text.matches(".*[\"{}|()?=\\[\\]\\\\].*"))) {
            node.error("A unit of 1 to " + MAX_UNIT + " characters is expected here.", "Maybe km or kWh.");
        }
        return text == null ? null : text.strip();
    }
}
