package org.holdfast.rules.table;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.table.xlsx.Workbook;

/**
 * The layout of a table: below the cell {@code RuleTable NAME} come the kinds of the columns, an empty row, the
 * sentences, the headings, and then one rule per row.
 *
 * @param start index of the row with the cell {@code RuleTable NAME}, counted from 0
 */
record TableLayout(String file, TableGrid grid, int start) {

    static final String NAME = "NAME";
    static final String CONDITION = "CONDITION";
    static final String ACTION = "ACTION";
    /** Comments, which are never read. */
    static final String DESCRIPTION = "DESCRIPTION";
    /** What a row says of its rule as a whole, each with the annotation that says it in DRL. */
    static final Map<String, String> ANNOTATIONS =
            Map.of("PRIORITY", "priority", "OWNER", "owner", "FROM", "from", "UNTIL", "until", "PAUSED", "paused");

    static final Set<String> KINDS = Stream.concat(
                    Stream.of(NAME, CONDITION, ACTION, DESCRIPTION), ANNOTATIONS.keySet().stream())
            .collect(Collectors.toUnmodifiableSet());
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

    /** Returns whether a row has a value in a column of the given kind. */
    boolean isFilled(int row, String kind) {
        for (int column = 0; column < row(kindsRow()).cells().size(); column++) {
            if (kind(column).equals(kind) && !row(row).cell(column).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the name of a cell as shown by spreadsheet programs. */
    String cell(int row, int column) {
        return Workbook.cell(row(row).line(), column);
    }

    SourceLocation origin(int row) {
        return new SourceLocation(file, row(row).line(), row(row).words());
    }
}
