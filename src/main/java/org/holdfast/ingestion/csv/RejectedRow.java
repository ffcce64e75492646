package org.holdfast.ingestion.csv;

import org.holdfast.facts.validation.InvalidInput;

/**
 * A row that cannot be imported.
 *
 * @param line line in the file, counted from 1; 0 for the file as a whole
 * @param column name of the column, or empty
 * @param isConsequence whether the row itself is valid and only left out because another row is
 */
public record RejectedRow(String file, long line, String column, String reason, boolean isConsequence) {

    RejectedRow(String file, long line, String column, String reason) {
        this(file, line, column, reason, false);
    }

    static RejectedRow of(CsvFile.Row row, InvalidInput e) {
        return new RejectedRow(row.file(), row.line(), e.field(), e.getMessage());
    }

    static RejectedRow consequenceOf(CsvFile.Row row, RejectedRow cause) {
        return new RejectedRow(
                row.file(),
                row.line(),
                "",
                "is left out because line " + cause.line + " of " + cause.file + " is",
                true);
    }

    @Override
    public String toString() {
        return file + (line == 0 ? "" : ", line " + line) + (column.isEmpty() ? "" : ", column " + column) + ": "
                + reason;
    }
}
