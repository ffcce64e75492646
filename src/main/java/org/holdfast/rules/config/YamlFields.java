package org.holdfast.rules.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.yaml.EnumReader;
import org.holdfast.diagnostics.yaml.NumberBounds;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * The named values of one piece of {@code limits.yaml}. What is missing or wrong becomes a problem and is read as
 * something harmless; a piece with a problem is never used, so no reader has to look for holes.
 */
record YamlFields(YamlNode node, Map<String, YamlNode> entries) {

    static YamlFields of(YamlNode node, String... known) {
        return new YamlFields(node, node.entries(Set.of(known)));
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    YamlNode get(String key) {
        return entries.getOrDefault(key, node);
    }

    /** The value under a key; {@code null} with a problem when it is not there. */
    @Nullable
    YamlNode required(String key, String example) {
        if (!has(key)) {
            node.error("\"" + key + "\" is missing here.", "Maybe add " + key + ": " + example + ".");
        }
        return entries.get(key);
    }

    BigDecimal number(String key, NumberBounds numberBounds, String example) {
        BigDecimal number = numberOrNull(key, numberBounds, example);
        return number == null ? numberBounds.least() : number;
    }

    /** For readers who compare numbers with each other: {@code null} with a problem when it is missing or wrong. */
    @Nullable
    BigDecimal numberOrNull(String key, NumberBounds numberBounds, String example) {
        YamlNode value = required(key, example);
        return value == null ? null : numberBounds.read(value);
    }

    int whole(String key, NumberBounds numberBounds, String example) {
        return number(key, numberBounds, example).intValue();
    }

    /** A text that says something. */
    String text(String key, int longest, String example) {
        YamlNode value = required(key, example);
        String text = value == null ? null : value.text();
        if (text != null && (text.isBlank() || text.length() > longest)) {
            value.error("A text of 1 to " + longest + " characters is expected here.", "Maybe " + example + ".");
        }
        return text == null ? "" : text.strip();
    }

    <E extends Enum<E>> @Nullable E one(String key, Class<E> type) {
        return has(key) ? EnumReader.one(get(key), type) : null;
    }

    <E extends Enum<E>> E oneRequired(String key, Class<E> type, String example) {
        YamlNode value = required(key, example);
        E constant = value == null ? null : EnumReader.one(value, type);
        return constant == null ? type.getEnumConstants()[0] : constant;
    }

    <E extends Enum<E>> Set<E> several(String key, Class<E> type, String example) {
        YamlNode value = required(key, example);
        return value == null ? Set.of() : EnumReader.several(value, type);
    }

    /** The pieces of a list that must not be empty. */
    List<YamlNode> items(String key, String example) {
        YamlNode value = required(key, example);
        if (value != null && (value.isNull() || value.isList() && value.items().isEmpty())) {
            value.error("There is nothing under \"" + key + "\".", "Maybe add " + example + ".");
        }
        return value == null ? List.of() : value.items();
    }

    /** The pieces of a map that must not be empty, by name. */
    Map<String, YamlNode> names(String key, String example) {
        YamlNode value = required(key, example);
        Map<String, YamlNode> names = value == null ? Map.of() : value.entries();
        if (value != null && (value.isNull() || value.isMap() && names.isEmpty())) {
            value.error("There is nothing under \"" + key + "\".", "Maybe add " + example + ".");
        }
        return names;
    }
}
