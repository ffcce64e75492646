package org.holdfast.crm.jdbc;

import java.time.Instant;
import java.util.List;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/**
 * A row of a source.
 *
 * @param owner id of the customer it belongs to; empty if the row has none
 * @param order key of the order that a line belongs to
 * @param changedAt when it was last changed; {@code null} if the query or the row has no watermark
 * @param fields the cells that become facts; empty cells are omitted, because they are unknown
 * @param problems the problems of rejected cells
 */
public record SourceRow(
        String owner,
        @Nullable String order,
        @Nullable Instant changedAt,
        ObjectNode fields,
        List<InvalidInput> problems) {

    /** Returns a name by which the row can be found: its id, or else its most distinctive value. */
    public String name() {
        for (String field : List.of("id", "sku", "at", "kind", "channel", "programme")) {
            if (fields.has(field)) {
                String text = field.equals("id") && fields.has("source")
                        ? SourcedRecord.key(text("source"), text(field))
                        : text(field);
                return order == null ? text : order + " / " + text;
            }
        }
        return order == null ? "" : order;
    }

    /** Returns a cell as text. */
    public String text(String field) {
        return fields.get(field) instanceof POJONode value
                ? String.valueOf(value.getPojo())
                : fields.get(field).asString();
    }

    /** Returns the approximate number of characters. */
    public int characters() {
        int characters = 0;
        for (JsonNode value : fields.values()) {
            characters += value.isString() ? value.stringValue().length() : 8;
        }
        return characters;
    }
}
