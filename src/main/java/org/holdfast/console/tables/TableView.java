package org.holdfast.console.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.rules.table.TableHead;
import org.holdfast.rules.table.xlsx.Workbook;

/**
 * A table as its page shows it.
 *
 * @param others problems that belong to no row, such as those of the head
 * @param remarks gaps and overlaps between rows
 */
public record TableView(List<Column> columns, List<Row> rows, List<String> others, List<String> remarks) {

    /**
     * A column.
     *
     * @param label its heading, or its letter
     * @param expected what its cells may contain, in words
     */
    public record Column(String label, String sentence, String expected, boolean yesOrNo, boolean numeric) {}

    /**
     * A row.
     *
     * @param number number of the rule, from 1
     * @param problems what is wrong with it as a whole
     */
    public record Row(int number, List<Cell> cells, List<String> problems) {}

    /** A cell with what is wrong with it; empty if nothing is. */
    public record Cell(String name, String text, String problem) {

        public boolean severalLines() {
            return text.contains("\n");
        }
    }

    /** Returns whether the table is small enough for a grid. */
    public boolean small() {
        return rows.size() <= TableForm.MAX_ROWS && columns.size() <= TableForm.MAX_COLUMNS;
    }

    /** Puts problems at their cells and rows. */
    static final class Builder {

        private final TableHead head;
        private final String language;
        private final Map<Integer, List<Problem>> byLine = new HashMap<>();
        private final List<String> others = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();

        Builder(TableHead head, String language) {
            this.head = head;
            this.language = language;
        }

        /**
         * @param body the cells of the rules
         * @param line returns the line of the file on which a rule stands
         */
        TableView view(List<List<String>> body, IntUnaryOperator line, List<Problem> problems) {
            int first = body.isEmpty() ? Integer.MAX_VALUE : line.applyAsInt(0);
            for (Problem problem : problems) {
                if (problem.origin().line() >= first) {
                    byLine.computeIfAbsent(problem.origin().line(), key -> new ArrayList<>())
                            .add(problem);
                    if (!problem.isError()) {
                        remarks.add(words(problem));
                    }
                } else {
                    others.add(words(problem));
                }
            }
            int width = body.stream().mapToInt(List::size).max().orElse(0);
            width = Math.max(width, head.columns().size());
            List<Row> rows = new ArrayList<>();
            for (int row = 0; row < body.size(); row++) {
                rows.add(row(row, body.get(row), width, line.applyAsInt(row)));
            }
            return new TableView(columns(width), rows, others, remarks);
        }

        private static String words(Problem problem) {
            return (problem.message() + " " + problem.hint()).strip();
        }

        private Row row(int index, List<String> texts, int width, int line) {
            List<Problem> open = new ArrayList<>(byLine.getOrDefault(line, List.of()));
            List<Cell> cells = new ArrayList<>();
            for (int column = 0; column < width; column++) {
                List<String> wrong = new ArrayList<>();
                String place = Workbook.cell(line, column);
                open.removeIf(problem -> problem.text() != null
                        && place.equals(problem.text().arguments().get("cell"))
                        && wrong.add(words(problem)));
                String text = column < texts.size() ? texts.get(column) : "";
                cells.add(new Cell("r" + index + "c" + column, text, String.join(" ", wrong)));
            }
            return new Row(index + 1, cells, open.stream().map(Builder::words).toList());
        }

        private List<Column> columns(int width) {
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                String letter = Workbook.cell(1, i).replace("1", "");
                columns.add(
                        i < head.columns().size()
                                ? column(head.columns().get(i), letter)
                                : new Column(letter, "", "", false, false));
            }
            return columns;
        }

        private Column column(TableHead.Column column, String letter) {
            List<String> expected = column.expected().stream()
                    .map((ProblemText words) -> words.message(language))
                    .toList();
            boolean numeric = column.numeric() && expected.size() == 1;
            return new Column(
                    column.heading().isEmpty() ? letter : column.heading(),
                    column.sentence(),
                    String.join("; ", expected),
                    column.yesOrNo(),
                    numeric);
        }
    }
}
