package org.holdfast.rules.table.grid;

/**
 * A cell of a CSV file.
 *
 * @param raw as it stands in the file, with its quotation marks
 * @param value its content
 */
record CsvField(String raw, String value) {

    /** Returns a cell in quotation marks if it needs them. */
    static CsvField of(String value, char separator) {
        boolean quoted = value.indexOf(separator) >= 0 || value.indexOf('"') >= 0 || value.matches("(?s).*[\\r\\n].*");
        return new CsvField(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value, value);
    }
}
