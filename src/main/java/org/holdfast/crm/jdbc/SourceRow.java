package org.holdfast.crm.jdbc;

import java.time.Instant;
import java.util.List;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/**
 * A row of a source.
 *
 * @param owner id of the customer it belongs to; empty when the row has none
 * @param order id of the order a line belongs to
 * @param changedAt when it was last changed, if the query has a watermark and the row a value in it
 * @param fields the cells that became facts; empty cells are left out, because they are unknown
 * @param problems rejected cells
 */
public record SourceRow(
        String owner,
        @Nullable String order,
        @Nullable Instant changedAt,
        ObjectNode fields,
        List<InvalidInput> problems) {

    /** The name by which people can find it: its id, or else its most distinctive value. */
    public String name() {
        for (String field : List.of("id", "sku", "at", "kind", "channel", "programme")) {
            if (fields.has(field)) {
                String text = text(field);
                return order == null ? text : order + " / " + text;
            }
        }
        return order == null ? "" : order;
    }

    /** A cell as readable text. */
    public String text(String field) {
        return fields.get(field) instanceof POJONode value
                ? String.valueOf(value.getPojo())
                : fields.get(field).asString();
    }

    /** The approximate size of its texts. */
    public int characters() {
        int characters = 0;
        for (JsonNode value : fields.values()) {
            characters += value.isString() ? value.stringValue().length() : 8;
        }
        return characters;
    }
}
