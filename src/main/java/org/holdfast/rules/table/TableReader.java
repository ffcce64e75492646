package org.holdfast.rules.table;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.drools.decisiontable.parser.DefaultRuleSheetListener;
import org.drools.decisiontable.parser.RuleSheetListener;
import org.drools.template.model.Consequence;
import org.drools.template.model.Rule;
import org.drools.template.parser.DecisionTableParseException;
import org.holdfast.rules.source.BookSource;
import org.holdfast.rules.source.MappedText;
import org.holdfast.rules.source.Origin;
import org.holdfast.rules.source.Problems;
import org.holdfast.rules.workbook.Workbook;

/**
 * Reads a decision table in Drools' layout: a cell {@code RuleTable NAME}; under it a row of {@code NAME}, {@code CONDITION} and
 * {@code ACTION}; an empty row; a row of sentences with {@code $param} (or {@code $1}, {@code $2}) where the values go; a row of
 * headings for people; then one rule a row. An empty cell leaves its sentence out of that rule.
 */
public final class TableReader {

    private static final String CSV = ".csv";
    private static final String XLSX = ".xlsx";
    private static final Set<String> COLUMNS = Set.of("NAME", "CONDITION", "ACTION", "DESCRIPTION");
    private static final int HEADER_ROWS = 5;

    private final String file;
    private final Grid grid;
    private final Problems problems;

    private TableReader(String file, Grid grid, Problems problems) {
        this.file = file;
        this.grid = grid;
        this.problems = problems;
    }

    /** Whether a file of this name is a table. */
    public static boolean isTable(String file) {
        return file.endsWith(CSV) || file.endsWith(XLSX);
    }

    /** Rules as sentences, one rule a row; each line knows its row. */
    public static MappedText read(BookSource source, String file, Problems problems) {
        Grid grid = file.endsWith(XLSX) ? Grid.xlsx(file, source.bytes(file), problems)
                : Grid.csv(file, source.text(file, problems), problems);
        return new TableReader(file, grid, problems).read();
    }

    private MappedText read() {
        if (problems.hasErrors()) {
            return new MappedText();
        }
        int start = start();
        for (int row = 0; row < start; row++) {
            String first = grid.rows().get(row).cell(0);
            if (!grid.rows().get(row).isEmpty() && !first.equals("RuleSet")) {
                problems.error(origin(row), "\"" + first + "\" is not part of the rule language.",
                        "Above \"RuleTable\" only \"RuleSet\" and its name can stand.");
            }
        }
        if (problems.hasErrors() || start < 0 || !headerIsSound(start) || !rowsAreSound(start + HEADER_ROWS)) {
            return new MappedText();
        }
        DefaultRuleSheetListener listener = new DefaultRuleSheetListener(false, true);
        try {
            listener.startSheet(file);
            for (int row = start; row < grid.rows().size(); row++) {
                List<String> cells = grid.rows().get(row).cells();
                listener.newRow(row, cells.size());
                for (int column = 0; column < cells.size(); column++) {
                    listener.newCell(row, column, cells.get(column), RuleSheetListener.NON_MERGED);
                }
            }
            listener.finishSheet();
            return sentences(listener.getRuleSet().getRules());
        } catch (DecisionTableParseException e) {
            problems.error(origin(start), "This table cannot be read.", "Maybe " + e.getMessage());
        }
        return new MappedText();
    }

    private MappedText sentences(List<Rule> rules) {
        MappedText text = new MappedText();
        for (Rule rule : rules) {
            Origin origin = origin(rule.getSpreadsheetRowNumber() - 1);
            String name = unquoted(rule.getName());
            if (name.contains("\"") || name.contains("\n")) {
                problems.error(origin, "The name of a rule cannot contain a quotation mark or a line break.");
                continue;
            }
            text.add("rule \"" + name + "\"", origin);
            text.add("when", origin);
            rule.getConditions().forEach(condition -> line(condition.getSnippet(), text, origin));
            text.add("then", origin);
            for (Consequence consequence : rule.getConsequences()) {
                line(consequence.getSnippet(), text, origin);
            }
            text.add("end", origin);
        }
        return text;
    }

    /** Drools' table reader hands out names with their quotation marks. */
    private static String unquoted(String name) {
        return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"") ? name.substring(1, name.length() - 1) : name;
    }

    /** A cell is one line of the rule; a line break in it could begin another rule. */
    private void line(String snippet, MappedText text, Origin origin) {
        String sentence = snippet.strip();
        if (sentence.contains("\n") || sentence.startsWith(">")) {
            problems.error(origin, "A cell of a table cannot contain a line break or begin with \">\".");
            return;
        }
        if (sentence.contains("$param") || sentence.matches("(?s).*\\$[1-9]\\b.*")) {
            problems.error(origin, "A value is missing in this row: \"" + sentence + "\".",
                    "Maybe a cell with two values needs both, separated by a comma.");
            return;
        }
        text.add(sentence.endsWith(";") ? sentence.substring(0, sentence.length() - 1) : sentence, origin);
    }

    private int start() {
        for (int row = 0; row < grid.rows().size(); row++) {
            if (grid.rows().get(row).cell(0).toLowerCase(Locale.ROOT).startsWith("ruletable")) {
                return row;
            }
        }
        problems.error(Origin.of(file), "This table has no cell \"RuleTable NAME\" in its first column.");
        return -1;
    }

    private boolean headerIsSound(int start) {
        if (grid.rows().size() < start + HEADER_ROWS + 1) {
            problems.error(origin(start), "This table ends before its first rule.",
                    "Under \"RuleTable\" come: kinds of columns, an empty row, sentences, headings, then the rules.");
            return false;
        }
        int before = problems.count();
        Grid.Row kinds = grid.rows().get(start + 1);
        int columns = Math.max(kinds.cells().size(), grid.rows().get(start + 3).cells().size());
        for (int column = 0; column < columns; column++) {
            String kind = kinds.cell(column);
            if (!kind.isEmpty() && !COLUMNS.contains(kind)) {
                problems.error(origin(start + 1), "\"" + kind + "\" is not a kind of column.", "Maybe NAME, CONDITION or ACTION.");
            }
            boolean sentence = kind.equals("CONDITION") || kind.equals("ACTION");
            if (sentence && grid.rows().get(start + 3).cell(column).isEmpty()) {
                problems.error(origin(start + 3), "The cell " + cell(start + 3, column) + " needs a sentence.");
            }
            if (!sentence && !grid.rows().get(start + 3).cell(column).isEmpty()) {
                problems.error(origin(start + 3), "The cell " + cell(start + 3, column)
                        + " has a sentence, but its column is neither CONDITION nor ACTION.");
            }
        }
        if (!grid.rows().get(start + 2).isEmpty()) {
            problems.error(origin(start + 2), "The row above the sentences must be empty.");
        }
        if (grid.charactersOfRules(start + 3, start + HEADER_ROWS) > Grid.MAX_CHARACTERS) {
            problems.error(Origin.of(file), "The rules of this table would have more than " + Grid.MAX_CHARACTERS + " characters.",
                    "Maybe split the table.");
        }
        return problems.count() == before;
    }

    /** Drools ends a table silently at an empty row; here what follows one is an error, so that no rule is lost. */
    private boolean rowsAreSound(int first) {
        boolean ended = false;
        int before = problems.count();
        for (int row = first; row < grid.rows().size(); row++) {
            boolean empty = grid.rows().get(row).isEmpty();
            if (ended && !empty) {
                problems.error(origin(row), "This row stands behind an empty one and would be lost.", "Maybe delete the empty row.");
                return false;
            }
            ended |= empty;
            if (!empty && lacksAnAction(first, row)) {
                problems.error(origin(row), "This row proposes nothing.", "Maybe fill in the cell of the ACTION column.");
            }
        }
        return problems.count() == before;
    }

    private boolean lacksAnAction(int first, int row) {
        Grid.Row kinds = grid.rows().get(first - HEADER_ROWS + 1);
        for (int column = 0; column < kinds.cells().size(); column++) {
            if (kinds.cell(column).equals("ACTION") && !grid.rows().get(row).cell(column).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private String cell(int row, int column) {
        return Workbook.cell(grid.rows().get(row).line(), column);
    }

    private Origin origin(int row) {
        Grid.Row cells = grid.rows().get(row);
        return new Origin(file, cells.line(), cells.words());
    }
}
