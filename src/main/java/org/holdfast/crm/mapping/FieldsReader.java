package org.holdfast.crm.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a query and the translations of their values. */
public final class FieldsReader {

    private static final int MAX_FIELDS = 200;

    private FieldsReader() {}

    /** Reads the column of each field; reports fields that do not exist, and required ones that are missing. */
    public static Map<String, FieldTemplate> fields(
            FactCollection collection, YamlNode query, @Nullable YamlNode node) {
        Map<String, FieldTemplate> fields = new LinkedHashMap<>();
        if (node == null) {
            query.error("The fields are missing.", "Maybe add fields: with " + collection.owner() + ": below it.");
            return fields;
        }
        node.entries().forEach((field, column) -> {
            if (isField(collection, field, column)) {
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

    private static boolean isField(FactCollection collection, String field, YamlNode at) {
        if (collection.fields().containsKey(field)) {
            return true;
        }
        String hint = DidYouMean.hint(field, collection.fields().keySet());
        at.error(
                "\"" + field + "\" is not a field of " + collection + ".",
                hint.isEmpty()
                        ? "Known: " + String.join(", ", collection.fields().keySet()) + "."
                        : hint);
        return false;
    }

    /** Reads translations from the source's values to those of the facts, by field. */
    public static Map<String, Map<String, String>> translations(FactCollection collection, @Nullable YamlNode node) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        if (node == null) {
            return all;
        }
        node.entries().forEach((field, values) -> {
            if (!collection.fields().containsKey(field)) {
                values.error(
                        "\"" + field + "\" is not a field of " + collection + ".",
                        DidYouMean.hint(field, collection.fields().keySet()));
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
