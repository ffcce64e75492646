package org.holdfast.crm.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a query and the translations of their values. */
public final class FieldsReader {

    private static final int MAX_FIELDS = 200;

    private FieldsReader() {}

    /** Reads the column of each field; reports fields that do not exist, and required ones that are missing. */
    public static Map<String, FieldTemplate> fields(QueryFields possible, YamlNode query, @Nullable YamlNode node) {
        MappedCollection collection = possible.collected();
        Map<String, FieldTemplate> fields = new LinkedHashMap<>();
        if (node == null) {
            query.error("The fields are missing.", "Maybe add fields: with " + collection.owner() + ": below it.");
            return fields;
        }
        node.entries().forEach((field, column) -> {
            if (isField(possible, field, column)) {
                String text = column.text();
                if (text != null && !text.isBlank()) {
                    fields.put(field, FieldTemplate.parse(text));
                }
            }
        });
        if (fields.size() > MAX_FIELDS) {
            node.error("There are " + fields.size() + " fields; at most " + MAX_FIELDS + " are possible.");
        }
        for (String required : collection.required()) {
            if (!fields.containsKey(required)) {
                node.error("The field \"" + required + "\" of " + collection + " is missing.");
            }
        }
        return fields;
    }

    private static boolean isField(QueryFields possible, String field, YamlNode at) {
        MappedField known = possible.get(field);
        if (known == null) {
            at.error("\"" + field + "\" is not a field of " + possible.collected() + ".", possible.hint(field));
        } else if (known.isAttribute() && known.declared() == null) {
            at.warning(QueryFields.ignored(field, possible.collected()), possible.hint(field));
        }
        return known != null;
    }

    /** Reads translations from the source's values to those of the facts, by field. */
    public static Map<String, Map<String, String>> translations(QueryFields possible, @Nullable YamlNode node) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        if (node == null) {
            return all;
        }
        node.entries().forEach((field, values) -> {
            if (possible.get(field) == null) {
                values.error("\"" + field + "\" is not a field of " + possible.collected() + ".", possible.hint(field));
                return;
            }
            Map<String, String> translations = new LinkedHashMap<>();
            values.entries().forEach((theirs, ours) -> {
                String word = ours.text();
                if (word != null) {
                    translations.put(theirs, word.strip());
                }
            });
            all.put(field, translations);
        });
        return all;
    }
}
