package org.holdfast.crm.sync;

import org.holdfast.crm.jdbc.SourceRow;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.facts.validation.InvalidInput;

/**
 * A row of a source that was rejected. Its customer keeps the facts of the last load that could read them.
 *
 * @param row the name of the row; empty when it is the customer's own
 */
public record RejectedSourceRow(String customer, FactCollection collected, String row, String field, String reason) {

    static RejectedSourceRow of(String customer, FactCollection factCollection, SourceRow row, InvalidInput e) {
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
