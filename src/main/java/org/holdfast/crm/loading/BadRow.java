package org.holdfast.crm.loading;

import org.holdfast.crm.mapping.Collected;
import org.holdfast.crm.reading.Row;
import org.holdfast.facts.InvalidFact;

/**
 * A row of a source that did not fit. Its customer keeps the facts of the last load that could read them.
 *
 * @param row what the row calls itself; empty when it is the customer's own
 */
public record BadRow(String customer, Collected collected, String row, String field, String reason) {

    static BadRow of(String customer, Collected collected, Row row, InvalidFact e) {
        return new BadRow(customer, collected, row.name(), e.field(), e.getMessage());
    }

    @Override
    public String toString() {
        return "customer " + shorten(customer) + ", " + collected + (row.isEmpty() || collected == Collected.CUSTOMERS ? "" : " "
                + shorten(row)) + (field.isEmpty() ? "" : ", " + field) + ": " + reason;
    }

    private static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
