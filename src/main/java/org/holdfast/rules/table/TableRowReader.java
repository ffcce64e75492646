package org.holdfast.rules.table;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.language.Opposite;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentences;
import org.jspecify.annotations.Nullable;

/** Converts each row into a rule. Every cell is either read as intended or rejected; none is silently ignored. */
final class TableRowReader {

    private final TableLayout tableLayout;
    private final CellReader cells;
    private final Problems problems;
    private final List<SentenceColumn> columns = new ArrayList<>();
    private final SourceMappedText text = new SourceMappedText();
    private int nameColumn = -1;
    /** The condition of a row for the rest. */
    private String otherwise = "";

    /** @param home ISO code of the company's currency */
    TableRowReader(TableLayout tableLayout, String home, Problems problems) {
        this.tableLayout = tableLayout;
        this.cells = new CellReader(home);
        this.problems = problems;
    }

    SourceMappedText read(Sentences sentences) {
        int before = problems.count();
        otherwise = EverybodyElse.line(sentences, problems.language());
        for (int column = 0; column < tableLayout.columns(); column++) {
            column(column, sentences);
        }
        if (nameColumn < 0) {
            problems.error(tableLayout.origin(tableLayout.kindsRow()), ProblemText.of("table-without-names"));
        }
        if (problems.count() == before) {
            for (int row = tableLayout.firstRule();
                    row < tableLayout.rows() && !tableLayout.row(row).isEmpty();
                    row++) {
                row(row);
            }
        }
        return text;
    }

    private void column(int column, Sentences sentences) {
        String kind = tableLayout.kind(column);
        if (kind.equals(TableLayout.NAME)) {
            if (nameColumn >= 0) {
                problems.error(tableLayout.origin(tableLayout.kindsRow()), ProblemText.of("table-names-twice"));
            }
            nameColumn = column;
        } else if (tableLayout.hasSentence(column)) {
            try {
                columns.add(SentenceColumn.of(
                        column, kind.equals(TableLayout.ACTION), tableLayout.sentence(column), sentences));
            } catch (CellRefused e) {
                problems.error(
                        tableLayout.origin(tableLayout.sentencesRow()),
                        e.why(tableLayout.cell(tableLayout.sentencesRow(), column)));
            }
        }
    }

    private void row(int row) {
        String name = ValueReader.unquoted(tableLayout.row(row).cell(nameColumn));
        SourceLocation origin = tableLayout.origin(row);
        String first = name.isEmpty()
                ? tableLayout.row(row).cells().stream()
                        .filter(cell -> !cell.isBlank())
                        .findFirst()
                        .orElse("")
                : name;
        if (NoteRows.isNote(first)) {
            warnIfSkipped(first, row);
        } else if (name.isEmpty()) {
            problems.error(origin, ProblemText.of("row-without-name", "cell", tableLayout.cell(row, nameColumn)));
        } else if (name.contains("\"") || name.contains("\n")) {
            problems.error(origin, ProblemText.of("row-name"));
        } else if (!tableLayout.isFilled(row, TableLayout.ACTION)) {
            problems.error(origin, ProblemText.of("row-proposes-nothing"));
        } else {
            reportStrayValues(row);
            rule(name, row, origin);
        }
    }

    /** Warns about a row that has values but is commented out; a row without values is a plain comment. */
    private void warnIfSkipped(String name, int row) {
        if (tableLayout.isFilled(row, TableLayout.ACTION)) {
            problems.warning(
                    tableLayout.origin(row),
                    ProblemText.of("row-rests", "row", NoteRows.words(name), "sign", NoteRows.sign(name)));
        }
    }

    private void reportStrayValues(int row) {
        for (int column = 0; column < tableLayout.row(row).cells().size(); column++) {
            if (!tableLayout.row(row).cell(column).isEmpty()
                    && tableLayout.kind(column).isEmpty()) {
                problems.error(
                        tableLayout.origin(row),
                        ProblemText.of(
                                "cell-without-kind",
                                "cell",
                                tableLayout.cell(row, column),
                                "value",
                                tableLayout.row(row).cell(column)));
            }
        }
    }

    private void rule(String name, int row, SourceLocation origin) {
        int before = problems.count();
        List<String> conditions = new ArrayList<>();
        List<String> actions = new ArrayList<>();
        boolean narrowed = false;
        String narrowing = "";
        for (SentenceColumn column : columns) {
            String line = sentence(column, row);
            boolean action = tableLayout.kind(column.place()).equals(TableLayout.ACTION);
            if (!column.isDetail() && !action) {
                narrowed = line != null && (!column.placeholders().isEmpty() || line.equals(column.sentence()));
                narrowing = column.sentence();
            } else if (column.isDetail() && line != null && !narrowed && !narrowing.isEmpty()) {
                problems.error(
                        origin,
                        ProblemText.of(
                                "cell-narrows-nothing",
                                "cell",
                                tableLayout.cell(row, column.place()),
                                "sentence",
                                narrowing));
            }
            if (line != null) {
                (action ? actions : conditions).add(line);
            }
        }
        if (columns.stream().anyMatch(column -> isForEverybodyElse(column, row))) {
            conditions.add(0, otherwise);
        }
        if (actions.isEmpty()) {
            problems.error(origin, ProblemText.of("row-proposes-nothing"));
        }
        List<String> annotations = annotations(row);
        if (problems.count() > before) {
            return;
        }
        text.add("rule \"" + name + "\"", origin);
        annotations.forEach(line -> text.add(line, origin));
        text.add("when", origin);
        conditions.forEach(line -> text.add(line, origin));
        text.add("then", origin);
        actions.forEach(line -> text.add(line, origin));
        text.add("end", origin);
    }

    /** Returns whether a cell says that a row is not paused; any other text is the reason of the pause. */
    private static boolean isNo(String annotation, String cell) {
        try {
            return annotation.equals("paused") && YesOrNo.read(cell) != YesOrNo.YES;
        } catch (CellRefused e) {
            return false;
        }
    }

    /** Returns what a row says of its rule as a whole: its priority, its owner, when it is active. */
    private List<String> annotations(int row) {
        List<String> lines = new ArrayList<>();
        for (int column = 0; column < tableLayout.columns(); column++) {
            String annotation = TableLayout.ANNOTATIONS.get(tableLayout.kind(column));
            String cell = ValueReader.unquoted(tableLayout.row(row).cell(column));
            if (annotation != null && !cell.isEmpty() && !isNo(annotation, cell)) {
                if (cell.contains("\n") || cell.contains("\"") || cell.contains("\\")) {
                    problems.error(
                            tableLayout.origin(row),
                            ProblemText.of("cell-not-plain", "cell", tableLayout.cell(row, column)));
                }
                lines.add("@" + annotation + "(\"" + cell + "\")");
            }
        }
        return lines;
    }

    /** Returns the sentence with the values of the row, or {@code null} if the row omits it. */
    private @Nullable String sentence(SentenceColumn column, int row) {
        String cell = tableLayout.row(row).cell(column.place());
        if (cell.isEmpty() || isForEverybodyElse(column, row)) {
            return null;
        }
        try {
            String line = column.placeholders().isEmpty()
                    ? answered(column, cell)
                    : column.filled(cells.read(
                            column, cell, tableLayout.row(row).numbers().contains(column.place())));
            if (line != null && (line.contains("\n") || line.startsWith(">"))) {
                throw new CellRefused(ProblemText.of("cell-of-several-lines"));
            }
            return line;
        } catch (CellRefused e) {
            problems.error(tableLayout.origin(row), e.why(tableLayout.cell(row, column.place())));
            // The sentence counts as present, to avoid a second error for the details that depend on it.
            return column.sentence();
        }
    }

    private boolean isForEverybodyElse(SentenceColumn column, int row) {
        return column.section() != RuleSection.THEN
                && EverybodyElse.isMeantBy(tableLayout.row(row).cell(column.place()));
    }

    /** Returns the sentence for a yes-or-no cell: "no" negates a condition and omits an action. */
    private @Nullable String answered(SentenceColumn column, String cell) throws CellRefused {
        return switch (YesOrNo.read(cell)) {
            case YES -> column.sentence();
            case NO ->
                column.section() == RuleSection.THEN ? null : Opposite.line(column.sentence(), problems.language());
            case EITHER -> null;
        };
    }
}
