package org.holdfast.rules.table;

import java.util.List;
import org.drools.decisiontable.parser.DefaultRuleSheetListener;
import org.drools.decisiontable.parser.RuleSheetListener;
import org.drools.template.model.Consequence;
import org.drools.template.model.Rule;
import org.drools.template.parser.DecisionTableParseException;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.files.SourceMappedText;

/**
 * Reads rows as release 0.1.0 did, with Drools' own table reader, so that rule books of that release keep their
 * meaning: cells are split at every comma, any content enables a sentence without placeholders, and rows without a name
 * are named after their position.
 */
final class LegacyRowReader {

    private final TableLayout tableLayout;
    private final Problems problems;

    LegacyRowReader(TableLayout tableLayout, Problems problems) {
        this.tableLayout = tableLayout;
        this.problems = problems;
    }

    SourceMappedText read() {
        if (!rowsAreSound()) {
            return new SourceMappedText();
        }
        DefaultRuleSheetListener listener = new DefaultRuleSheetListener(false, true);
        try {
            listener.startSheet(tableLayout.file());
            for (int row = tableLayout.start(); row < tableLayout.rows(); row++) {
                List<String> cells = tableLayout.row(row).cells();
                listener.newRow(row, cells.size());
                for (int column = 0; column < cells.size(); column++) {
                    listener.newCell(row, column, cells.get(column), RuleSheetListener.NON_MERGED);
                }
            }
            listener.finishSheet();
            return sentences(listener.getRuleSet().getRules());
        } catch (DecisionTableParseException e) {
            problems.error(
                    tableLayout.origin(tableLayout.start()), "This table cannot be read.", "Maybe " + e.getMessage());
        }
        return new SourceMappedText();
    }

    private boolean rowsAreSound() {
        int before = problems.count();
        for (int row = tableLayout.firstRule(); row < tableLayout.rows(); row++) {
            if (!tableLayout.row(row).isEmpty() && !tableLayout.isFilled(row, TableLayout.ACTION)) {
                problems.error(tableLayout.origin(row), ProblemText.of("row-proposes-nothing"));
            }
        }
        return problems.count() == before;
    }

    private SourceMappedText sentences(List<Rule> rules) {
        SourceMappedText text = new SourceMappedText();
        for (Rule rule : rules) {
            SourceLocation origin = tableLayout.origin(rule.getSpreadsheetRowNumber() - 1);
            String name = unquoted(rule.getName());
            if (name.contains("\"") || name.contains("\n")) {
                problems.error(origin, ProblemText.of("row-name"));
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

    /** Removes the quotation marks with which Drools' table reader returns names. */
    private static String unquoted(String name) {
        return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1)
                : name;
    }

    /** Adds a sentence as one line of the rule; a line break in a cell could start another rule. */
    private void line(String snippet, SourceMappedText text, SourceLocation origin) {
        String sentence = snippet.strip();
        if (sentence.contains("\n") || sentence.startsWith(">")) {
            problems.error(origin, ProblemText.of("cell-of-several-lines"));
            return;
        }
        if (sentence.contains("$param") || sentence.matches("(?s).*\\$[1-9]\\b.*")) {
            problems.error(
                    origin,
                    "A value is missing in this row: \"" + sentence + "\".",
                    "Maybe a cell needs two values, separated by a comma.");
            return;
        }
        text.add(sentence.endsWith(";") ? sentence.substring(0, sentence.length() - 1) : sentence, origin);
    }
}
