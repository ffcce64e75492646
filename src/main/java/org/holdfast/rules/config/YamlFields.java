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
 * The keys of one item of a YAML file. A missing or invalid value is reported and replaced by a default; an item with a
 * problem is not used, so that callers need not check for such values.
 */
record YamlFields(YamlNode node, Map<String, YamlNode> entries) {

    static YamlFields of(YamlNode node, String... known) {
        return new YamlFields(node, node.entries(Set.of(known)));
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Returns the value of a key, or the item itself if the key is missing. */
    YamlNode get(String key) {
        return entries.getOrDefault(key, node);
    }

    /** Returns the value of a key; reports a problem and returns {@code null} if it is missing. */
    @Nullable
    YamlNode required(String key, String example) {
        if (!has(key)) {
            node.error("\"" + key + "\" is missing here.", "Maybe add " + key + ": " + example + ".");
        }
        return entries.get(key);
    }

    /** Reads a number; reports a problem and returns the minimum if it is missing or invalid. */
    BigDecimal number(String key, NumberBounds numberBounds, String example) {
        BigDecimal number = numberOrNull(key, numberBounds, example);
        return number == null ? numberBounds.min() : number;
    }

    /** Reads a number; reports a problem and returns {@code null} if it is missing or invalid. */
    @Nullable
    BigDecimal numberOrNull(String key, NumberBounds numberBounds, String example) {
        YamlNode value = required(key, example);
        return value == null ? null : numberBounds.read(value);
    }

    int whole(String key, NumberBounds numberBounds, String example) {
        return number(key, numberBounds, example).intValue();
    }

    /** Reads a text that is not blank. */
    String text(String key, int maxLength, String example) {
        YamlNode value = required(key, example);
        String text = value == null ? null : value.text();
        if (value != null && text != null && (text.isBlank() || text.length() > maxLength)) {
            value.error("A text of 1 to " + maxLength + " characters is expected here.", "Maybe " + example + ".");
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

    /** Returns the items of a list, which must not be empty. */
    List<YamlNode> items(String key, String example) {
        YamlNode value = required(key, example);
        if (value != null && (value.isNull() || value.isList() && value.items().isEmpty())) {
            value.error("\"" + key + "\" is empty.", "Maybe add " + example + ".");
        }
        return value == null ? List.of() : value.items();
    }

    /** Returns the entries of a map, which must not be empty, by key. */
    Map<String, YamlNode> names(String key, String example) {
        YamlNode value = required(key, example);
        Map<String, YamlNode> names = value == null ? Map.of() : value.entries();
        if (value != null && (value.isNull() || value.isMap() && names.isEmpty())) {
            value.error("\"" + key + "\" is empty.", "Maybe add " + example + ".");
        }
        return names;
    }
}
