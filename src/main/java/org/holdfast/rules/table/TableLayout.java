package org.holdfast.rules.table;

import java.util.Locale;
import java.util.Set;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.table.xlsx.Workbook;

/**
 * Where things stand in a table: under the cell {@code RuleTable NAME} the kinds of its columns, an empty row, the
 * sentences, headings for people, and then a rule a row.
 *
 * @param start the row of the cell {@code RuleTable NAME}, counted from 0
 */
record TableLayout(String file, TableGrid grid, int start) {

    static final String NAME = "NAME";
    static final String CONDITION = "CONDITION";
    static final String ACTION = "ACTION";
    /** Notes for people, never read. */
    static final String DESCRIPTION = "DESCRIPTION";

    static final Set<String> KINDS = Set.of(NAME, CONDITION, ACTION, DESCRIPTION);
    private static final int HEADER_ROWS = 5;

    int firstRule() {
        return start + HEADER_ROWS;
    }

    int kindsRow() {
        return start + 1;
    }

    int emptyRow() {
        return start + 2;
    }

    int sentencesRow() {
        return start + 3;
    }

    int columns() {
        return Math.max(
                row(kindsRow()).cells().size(), row(sentencesRow()).cells().size());
    }

    TableGrid.Row row(int row) {
        return grid.rows().get(row);
    }

    int rows() {
        return grid.rows().size();
    }

    String kind(int column) {
        return row(kindsRow()).cell(column).toUpperCase(Locale.ROOT);
    }

    String sentence(int column) {
        return row(sentencesRow()).cell(column);
    }

    boolean hasSentence(int column) {
        return kind(column).equals(CONDITION) || kind(column).equals(ACTION);
    }

    /** Whether a row holds something in a column of this kind. */
    boolean isFilled(int row, String kind) {
        for (int column = 0; column < row(kindsRow()).cells().size(); column++) {
            if (kind(column).equals(kind) && !row(row).cell(column).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The name of a cell as spreadsheet programs show it. */
    String cell(int row, int column) {
        return Workbook.cell(row(row).line(), column);
    }

    SourceLocation origin(int row) {
        return new SourceLocation(file, row(row).line(), row(row).words());
    }
}
