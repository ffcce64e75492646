package org.holdfast.crm.csv;

import org.holdfast.facts.InvalidFact;

/**
 * A row that cannot be imported.
 *
 * @param line in the file, counted from 1; 0 means the file as a whole
 * @param column header name, or empty
 */
public record BadRow(String file, long line, String column, String reason) {

    static BadRow of(CsvFile.Row row, InvalidFact e) {
        return new BadRow(row.file(), row.line(), e.field(), e.getMessage());
    }

    @Override
    public String toString() {
        return file + (line == 0 ? "" : ", line " + line) + (column.isEmpty() ? "" : ", column " + column) + ": " + reason;
    }
}
