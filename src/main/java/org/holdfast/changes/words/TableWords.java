package org.holdfast.changes.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.holdfast.changes.table.TableChange;
import org.holdfast.changes.table.TableChange.Cell;
import org.holdfast.changes.table.TableChange.Column;
import org.holdfast.changes.table.TableChange.Row;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.changes.words.Passage.Subject;

/** Puts the change of a decision table into sentences. */
final class TableWords {

    /** Maximum number of rows that are spoken of one by one. */
    private static final int ROWS = 50;

    private final Phrases phrases;

    TableWords(Phrases phrases) {
        this.phrases = phrases;
    }

    Passage of(TableChange change) {
        return new Passage(
                Subject.TABLE,
                change.how(),
                change.file(),
                phrases.label(Subject.TABLE, change.file()),
                change.file(),
                sentences(change));
    }

    private List<String> sentences(TableChange change) {
        if (change.how() != HowChanged.CHANGED) {
            return List.of(phrases.say(
                    "table-" + change.how().name().toLowerCase(Locale.ROOT),
                    Map.of("n", change.rows().size())));
        }
        List<String> sentences = new ArrayList<>();
        change.columns().stream()
                .filter(column -> column.how() != HowChanged.SAME)
                .forEach(column -> sentences.add(column(column)));
        change.rows().stream().limit(ROWS).forEach(row -> sentences.add(row(row, change.columns())));
        if (change.rows().size() > ROWS) {
            sentences.add(phrases.say("more-rows", Map.of("n", change.rows().size() - ROWS)));
        }
        return sentences;
    }

    private String column(Column column) {
        String name = name(column);
        if (column.how() != HowChanged.CHANGED) {
            return phrases.say("column-" + column.how().name().toLowerCase(Locale.ROOT), Map.of("name", name));
        }
        List<String> parts = new ArrayList<>();
        for (Cell cell : List.of(column.heading(), column.sentence())) {
            if (cell.changed()) {
                parts.add(phrases.becomes(String.valueOf(cell.before()), String.valueOf(cell.after())));
            }
        }
        return phrases.say("column-changed", Map.of("name", name, "said", String.join("; ", parts)));
    }

    private static String name(Column column) {
        return column.heading().text().isBlank()
                ? column.sentence().text()
                : column.heading().text();
    }

    private String row(Row row, List<Column> columns) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; row.how() == HowChanged.CHANGED && i < row.cells().size(); i++) {
            Cell cell = row.cells().get(i);
            String said = becomes(cell);
            if (!said.isEmpty()) {
                parts.add(phrases.say("cell", Map.of("column", name(columns.get(i)), "said", said)));
            }
        }
        if (row.moved() && row.how() == HowChanged.CHANGED) {
            parts.add(phrases.say("row-also-moved"));
        }
        return phrases.say(
                "row-" + row.how().name().toLowerCase(Locale.ROOT),
                Map.of("name", row.name(), "said", String.join("; ", parts)));
    }

    private String becomes(Cell cell) {
        String before = cell.before() == null ? "" : cell.before();
        String after = cell.after() == null ? "" : cell.after();
        return before.equals(after) ? "" : phrases.becomes(before, after);
    }
}
