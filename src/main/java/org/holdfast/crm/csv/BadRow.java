package org.holdfast.crm.csv;

import org.holdfast.facts.InvalidFact;

/**
 * A row that cannot be imported.
 *
 * @param line in the file, counted from 1; 0 means the file as a whole
 * @param column header name, or empty
 * @param isConsequence whether nothing is wrong with the row itself: it is left out because another one is
 */
public record BadRow(String file, long line, String column, String reason, boolean isConsequence) {

    BadRow(String file, long line, String column, String reason) {
        this(file, line, column, reason, false);
    }

    static BadRow of(CsvFile.Row row, InvalidFact e) {
        return new BadRow(row.file(), row.line(), e.field(), e.getMessage());
    }

    static BadRow because(CsvFile.Row row, BadRow cause) {
        return new BadRow(row.file(), row.line(), "", "is left out, because line " + cause.line + " of " + cause.file + " is", true);
    }

    @Override
    public String toString() {
        return file + (line == 0 ? "" : ", line " + line) + (column.isEmpty() ? "" : ", column " + column) + ": " + reason;
    }
}
