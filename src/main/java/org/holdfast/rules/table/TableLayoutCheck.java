package org.holdfast.rules.table;

import java.util.Locale;
import java.util.Set;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.jspecify.annotations.Nullable;

/** Whether the head of a table says what each of its columns is, and no row of it would be lost. */
final class TableLayoutCheck {

    private static final String TABLE = "ruletable";
    private static final Set<String> NOTES = Set.of("NOTE", "NOTES", "COMMENT", "COMMENTS", "REMARK", "REMARKS", "INFO", "ПРИМЕЧАНИЕ",
            "ПРИМЕЧАНИЯ", "КОММЕНТАРИЙ", "ЗАМЕТКИ", "NOTĂ", "NOTA", "OBSERVAȚII", "COMENTARIU", "COMENTARII");

    private final TableLayout layout;
    private final Problems problems;

    private TableLayoutCheck(TableLayout layout, Problems problems) {
        this.layout = layout;
        this.problems = problems;
    }

    /**
     * The layout of a sound table, or {@code null} with problems.
     *
     * @param oneTable whether a second table in the file is an error; release 0.1.0 did not see one beside the first
     */
    static @Nullable TableLayout sound(String file, TableGrid grid, boolean oneTable, Problems problems) {
        int start = start(grid);
        if (start < 0) {
            problems.error(SourceLocation.of(file), ProblemText.of("table-start"));
            return null;
        }
        TableLayout layout = new TableLayout(file, grid, start);
        TableLayoutCheck check = new TableLayoutCheck(layout, problems);
        int before = problems.count();
        check.above();
        if (problems.count() == before && check.isComplete()) {
            check.head();
            if (!oneTable || check.isOnlyTable()) {
                check.nothingBehindAnEmptyRow();
            }
        }
        return problems.count() == before ? layout : null;
    }

    private static int start(TableGrid grid) {
        for (int row = 0; row < grid.rows().size(); row++) {
            if (startsTable(grid.rows().get(row).cell(0))) {
                return row;
            }
        }
        return -1;
    }

    private static boolean startsTable(String cell) {
        return cell.toLowerCase(Locale.ROOT).startsWith(TABLE);
    }

    private void above() {
        for (int row = 0; row < layout.start(); row++) {
            String first = layout.row(row).cell(0);
            if (!layout.row(row).isEmpty() && !first.equals("RuleSet") && !NoteRows.isNote(first)) {
                problems.error(layout.origin(row), ProblemText.of("table-above", "words", first));
            }
        }
    }

    private boolean isComplete() {
        if (layout.rows() > layout.firstRule()) {
            return true;
        }
        problems.error(layout.origin(layout.start()), ProblemText.of("table-ends"));
        return false;
    }

    private void head() {
        for (int column = 0; column < layout.columns(); column++) {
            column(column);
        }
        if (!layout.row(layout.emptyRow()).isEmpty()) {
            problems.error(layout.origin(layout.emptyRow()), ProblemText.of("table-empty-row"));
        }
        if (layout.grid().charactersOfRules(layout.sentencesRow(), layout.firstRule()) > TableGrid.MAX_CHARACTERS) {
            problems.error(SourceLocation.of(layout.file()), ProblemText.of("table-too-long", "most", TableGrid.MAX_CHARACTERS));
        }
    }

    private void column(int column) {
        String kind = layout.kind(column);
        String cell = layout.cell(layout.sentencesRow(), column);
        boolean filled = !layout.sentence(column).isEmpty();
        if (!kind.isEmpty() && !TableLayout.KINDS.contains(kind)) {
            ProblemText unknown = ProblemText.of("column-kind", "kind", layout.row(layout.kindsRow()).cell(column));
            problems.error(layout.origin(layout.kindsRow()), NOTES.contains(kind) ? unknown.withHint("column-notes")
                    : unknown.nearest(kind, TableLayout.KINDS));
        }
        if (layout.hasSentence(column) && !filled) {
            problems.error(layout.origin(layout.sentencesRow()), ProblemText.of("column-without-sentence", "cell", cell));
        }
        if (!layout.hasSentence(column) && filled) {
            problems.error(layout.origin(layout.sentencesRow()), ProblemText.of("column-with-sentence", "cell", cell));
        }
    }

    private boolean isOnlyTable() {
        for (int row = layout.start(); row < layout.rows(); row++) {
            for (int column = row == layout.start() ? 1 : 0; column < layout.row(row).cells().size(); column++) {
                String cell = layout.row(row).cell(column);
                // A heading over merged cells says the same in each of them.
                boolean merged = row == layout.start() && cell.equals(layout.row(row).cell(0));
                if (startsTable(cell) && !merged) {
                    problems.error(layout.origin(row), ProblemText.of("table-second", "cell", layout.cell(row, column)));
                    return false;
                }
            }
        }
        return true;
    }

    /** Drools ends a table silently at an empty row; here what follows one is an error, so that no rule is lost. */
    private void nothingBehindAnEmptyRow() {
        boolean ended = false;
        for (int row = layout.firstRule(); row < layout.rows(); row++) {
            boolean empty = layout.row(row).isEmpty();
            if (ended && !empty && !NoteRows.isNote(layout.row(row).cell(0))) {
                problems.error(layout.origin(row), ProblemText.of("row-behind-empty"));
                return;
            }
            ended |= empty;
        }
    }
}
