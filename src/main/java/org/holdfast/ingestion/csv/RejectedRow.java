package org.holdfast.ingestion.csv;

import org.holdfast.facts.validation.InvalidInput;

/**
 * A row that cannot be imported.
 *
 * @param line line in the file, counted from 1; 0 for the file as a whole
 * @param customer id of the customer that the row is about; empty if it is not known
 * @param column name of the column, or empty
 * @param isConsequence whether the row itself is valid and only left out because another row is
 */
public record RejectedRow(
        String file, long line, String customer, String column, String reason, boolean isConsequence) {

    private static final int MAX_SHOWN = 60;

    RejectedRow(String file, long line, String column, String reason) {
        this(file, line, "", column, reason, false);
    }

    public static RejectedRow of(CsvFile.Row row, InvalidInput e) {
        return of(row, e.field(), e.getMessage());
    }

    static RejectedRow of(CsvFile.Row row, String field, String reason) {
        return new RejectedRow(row.file(), row.line(), row.customer(), row.shown(field), reason, false);
    }

    static RejectedRow consequenceOf(CsvFile.Row row, RejectedRow cause) {
        return new RejectedRow(
                row.file(),
                row.line(),
                row.customer(),
                "",
                "is left out because line " + cause.line + " of " + cause.file + " is",
                true);
    }

    @Override
    public String toString() {
        return file + (line == 0 ? "" : ", line " + line) + (column.isEmpty() ? "" : ", column " + column) + ": "
                + reason;
    }

    /** Returns the row, preceded by the customer that it is about. */
    public String withCustomer() {
        return customer.isEmpty() ? toString() : "customer " + shown(customer) + ": " + this;
    }

    private static String shown(String id) {
        return id.length() <= MAX_SHOWN ? id : id.substring(0, MAX_SHOWN) + "…";
    }
}
