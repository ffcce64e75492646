package org.holdfast.crm.sync.state;

import org.holdfast.crm.jdbc.SourceRow;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.facts.validation.InvalidInput;

/**
 * A row of a source that was rejected. Its customer keeps the facts of the last successful load.
 *
 * @param row name of the row; empty for the customer's own row
 */
public record RejectedSourceRow(String customer, MappedCollection collected, String row, String field, String reason) {

    public static RejectedSourceRow of(
            String customer, MappedCollection factCollection, SourceRow row, InvalidInput e) {
        return new RejectedSourceRow(customer, factCollection, row.name(), e.field(), e.getMessage());
    }

    @Override
    public String toString() {
        return "customer " + shorten(customer) + ", " + collected
                + (row.isEmpty() || collected == FactCollection.CUSTOMERS ? "" : " " + shorten(row))
                + (field.isEmpty() ? "" : ", " + field) + ": " + reason;
    }

    private static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
