package org.holdfast.crm.jdbc;

import java.time.Instant;
import java.util.List;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/**
 * A row that was read.
 *
 * @param owner id of the customer it belongs to; empty when the row does not say
 * @param order id of the order a line belongs to
 * @param changedAt when it was changed last, where its query has a watermark and the row has a time there
 * @param fields the cells that became facts; cells without a value are left out, because they are unknown
 * @param problems cells that fit nothing
 */
public record SourceRow(
        String owner,
        @Nullable String order,
        @Nullable Instant changedAt,
        ObjectNode fields,
        List<InvalidInput> problems) {

    /** How people find it again: its id, or whatever says most about it. */
    public String name() {
        for (String field : List.of("id", "sku", "at", "kind", "channel", "programme")) {
            if (fields.has(field)) {
                String text = text(field);
                return order == null ? text : order + " / " + text;
            }
        }
        return order == null ? "" : order;
    }

    /** A cell as people read it. */
    public String text(String field) {
        return fields.get(field) instanceof POJONode value
                ? String.valueOf(value.getPojo())
                : fields.get(field).asString();
    }

    /** How much of our memory its texts take, roughly. */
    public int characters() {
        int characters = 0;
        for (JsonNode value : fields.values()) {
            characters += value.isString() ? value.stringValue().length() : 8;
        }
        return characters;
    }
}
