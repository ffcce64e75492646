package org.holdfast.crm.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.MappedList;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/**
 * A row of a source.
 *
 * @param owner id of the customer it belongs to; empty if the row has none
 * @param parent key of the order or cart that a line belongs to
 * @param changedAt when it was last changed; {@code null} if the query or the row has no watermark
 * @param key name of the field that identifies an item of a declared list; {@code null} for other rows
 * @param fields the cells that become facts; empty cells are omitted, because they are unknown
 * @param problems the problems of rejected cells
 */
public record SourceRow(
        String owner,
        @Nullable String parent,
        @Nullable String key,
        @Nullable Instant changedAt,
        ObjectNode fields,
        List<InvalidInput> problems) {

    /** The field of a record that contains its declared facts. */
    static final String ATTRIBUTES = "attributes";

    /** Returns a name by which the row can be found: its id, or else its most distinctive value. */
    public String name() {
        if (key != null) {
            return has(key) ? text(key) : "";
        }
        for (String field : List.of("id", "sku", "at", "kind", "channel", "programme")) {
            if (fields.has(field)) {
                String text = field.equals("id") && fields.has("source")
                        ? SourcedRecord.key(text("source"), text(field))
                        : text(field);
                return parent == null ? text : parent + " / " + text;
            }
        }
        return parent == null ? "" : parent;
    }

    /**
     * Reads the row as a fact.
     *
     * @throws InvalidInput naming the column
     */
    public Object read(MappedCollection collected) {
        try {
            return collected instanceof FactCollection known
                    ? FactsJson.read(fields, known.type())
                    : item((MappedList) collected);
        } catch (InvalidInput e) {
            throw new InvalidInput(e.field().replaceFirst("^" + ATTRIBUTES + "\\.", ""), e.getMessage());
        }
    }

    private Attributes item(MappedList list) {
        if (list.key() != null && !has(list.key())) {
            throw new InvalidInput(
                    list.key(), "is missing; it is the key of the list and identifies each of its items");
        }
        return FactsJson.read(fields, Attributes.class);
    }

    /** Returns whether a field or attribute has a value. */
    public boolean has(String field) {
        return !value(field).isMissingNode();
    }

    private JsonNode value(String field) {
        return fields.has(field) ? fields.get(field) : fields.path(ATTRIBUTES).path(field);
    }

    /** Returns a cell as text. */
    public String text(String field) {
        JsonNode value = value(field);
        if (value instanceof POJONode node) {
            return String.valueOf(node.getPojo());
        }
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
                : value.asString();
    }

    /** Returns the approximate number of characters. */
    public int characters() {
        return characters(fields);
    }

    private static int characters(JsonNode node) {
        int characters = 0;
        for (JsonNode value : node.values()) {
            int plain = value.isString() ? value.stringValue().length() : 8;
            characters += value.isContainer() ? characters(value) : plain;
        }
        return characters;
    }
}
