package org.holdfast.rules.table;

import java.util.Locale;
import java.util.Set;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.jspecify.annotations.Nullable;

/** Checks that the header of a table is complete and that no row would be lost. */
final class TableLayoutCheck {

    private static final String TABLE = "ruletable";
    private static final Set<String> NOTES = Set.of(
            "NOTE",
            "NOTES",
            "COMMENT",
            "COMMENTS",
            "REMARK",
            "REMARKS",
            "INFO",
            "ПРИМЕЧАНИЕ",
            "ПРИМЕЧАНИЯ",
            "КОММЕНТАРИЙ",
            "ЗАМЕТКИ",
            "NOTĂ",
            "NOTA",
            "OBSERVAȚII",
            "COMENTARIU",
            "COMENTARII");

    private final TableLayout tableLayout;
    private final Problems problems;

    private TableLayoutCheck(TableLayout tableLayout, Problems problems) {
        this.tableLayout = tableLayout;
        this.problems = problems;
    }

    /**
     * Returns the layout of a valid table, or {@code null} if there are problems.
     *
     * @param oneTable whether a second table in the file is an error; release 0.1.0 did not detect one
     */
    static @Nullable TableLayout sound(String file, TableGrid tableGrid, boolean oneTable, Problems problems) {
        int start = start(tableGrid);
        if (start < 0) {
            problems.error(SourceLocation.of(file), ProblemText.of("table-start"));
            return null;
        }
        TableLayout tableLayout = new TableLayout(file, tableGrid, start);
        TableLayoutCheck check = new TableLayoutCheck(tableLayout, problems);
        int before = problems.count();
        check.above();
        if (problems.count() == before && check.isComplete()) {
            check.head();
            if (!oneTable || check.isOnlyTable()) {
                check.nothingAfterEmptyRow();
            }
        }
        return problems.count() == before ? tableLayout : null;
    }

    private static int start(TableGrid tableGrid) {
        for (int row = 0; row < tableGrid.rows().size(); row++) {
            if (startsTable(tableGrid.rows().get(row).cell(0))) {
                return row;
            }
        }
        return -1;
    }

    private static boolean startsTable(String cell) {
        return cell.toLowerCase(Locale.ROOT).startsWith(TABLE);
    }

    private void above() {
        for (int row = 0; row < tableLayout.start(); row++) {
            String first = tableLayout.row(row).cell(0);
            if (!tableLayout.row(row).isEmpty() && !first.equals("RuleSet") && !NoteRows.isNote(first)) {
                problems.error(tableLayout.origin(row), ProblemText.of("table-above", "words", first));
            }
        }
    }

    private boolean isComplete() {
        if (tableLayout.rows() > tableLayout.firstRule()) {
            return true;
        }
        problems.error(tableLayout.origin(tableLayout.start()), ProblemText.of("table-ends"));
        return false;
    }

    private void head() {
        for (int column = 0; column < tableLayout.columns(); column++) {
            column(column);
        }
        if (!tableLayout.row(tableLayout.emptyRow()).isEmpty()) {
            problems.error(tableLayout.origin(tableLayout.emptyRow()), ProblemText.of("table-empty-row"));
        }
        if (tableLayout.grid().charactersOfRules(tableLayout.sentencesRow(), tableLayout.firstRule())
                > TableGrid.MAX_CHARACTERS) {
            problems.error(
                    SourceLocation.of(tableLayout.file()),
                    ProblemText.of("table-too-long", "most", TableGrid.MAX_CHARACTERS));
        }
    }

    private void column(int column) {
        String kind = tableLayout.kind(column);
        String cell = tableLayout.cell(tableLayout.sentencesRow(), column);
        boolean filled = !tableLayout.sentence(column).isEmpty();
        if (!kind.isEmpty() && !TableLayout.KINDS.contains(kind)) {
            ProblemText unknown = ProblemText.of(
                    "column-kind",
                    "kind",
                    tableLayout.row(tableLayout.kindsRow()).cell(column));
            problems.error(
                    tableLayout.origin(tableLayout.kindsRow()),
                    NOTES.contains(kind) ? unknown.withHint("column-notes") : unknown.nearest(kind, TableLayout.KINDS));
        }
        if (tableLayout.hasSentence(column) && !filled) {
            problems.error(
                    tableLayout.origin(tableLayout.sentencesRow()),
                    ProblemText.of("column-without-sentence", "cell", cell));
        }
        if (!tableLayout.hasSentence(column) && filled) {
            problems.error(
                    tableLayout.origin(tableLayout.sentencesRow()),
                    ProblemText.of("column-with-sentence", "cell", cell));
        }
    }

    private boolean isOnlyTable() {
        for (int row = tableLayout.start(); row < tableLayout.rows(); row++) {
            for (int column = row == tableLayout.start() ? 1 : 0;
                    column < tableLayout.row(row).cells().size();
                    column++) {
                String cell = tableLayout.row(row).cell(column);
                // Merged cells of a heading all have the same content.
                boolean merged = row == tableLayout.start()
                        && cell.equals(tableLayout.row(row).cell(0));
                if (startsTable(cell) && !merged) {
                    problems.error(
                            tableLayout.origin(row),
                            ProblemText.of("table-second", "cell", tableLayout.cell(row, column)));
                    return false;
                }
            }
        }
        return true;
    }

    /** Reports rows after an empty row, at which a table ends, so that no rule is silently lost. */
    private void nothingAfterEmptyRow() {
        boolean ended = false;
        for (int row = tableLayout.firstRule(); row < tableLayout.rows(); row++) {
            boolean empty = tableLayout.row(row).isEmpty();
            if (ended && !empty && !NoteRows.isNote(tableLayout.row(row).cell(0))) {
                problems.error(tableLayout.origin(row), ProblemText.of("row-behind-empty"));
                return;
            }
            ended |= empty;
        }
    }
}
