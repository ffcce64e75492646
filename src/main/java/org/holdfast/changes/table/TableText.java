package org.holdfast.changes.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.table.TableReader;

/**
 * The cells of a decision table by column and by rule.
 *
 * @param columns kind, sentence and heading of each column
 * @param rows the rules by name, or by number where names are missing or repeated
 */
record TableText(List<Column> columns, Map<String, Row> rows) {

    private static final int SENTENCES = 2;
    private static final int HEADINGS = 3;
    private static final int RULES = 4;

    record Column(String kind, String sentence, String heading) {}

    record Row(int line, String name, List<String> cells) {

        String cell(int column) {
            return TableText.cell(cells, column);
        }
    }

    static TableText read(BookSource source, String file) {
        List<List<String>> cells = source.has(file) ? TableReader.cells(source, file) : List.of();
        int kinds = kindsRow(cells);
        if (kinds < 0 || cells.size() <= kinds + HEADINGS) {
            // Not a table that can be understood: every line counts as a row of its own.
            return new TableText(List.of(), rows(cells, 0));
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < cells.get(kinds).size(); i++) {
            columns.add(new Column(
                    cell(cells.get(kinds), i).toUpperCase(Locale.ROOT),
                    cell(cells.get(kinds + SENTENCES), i),
                    cell(cells.get(kinds + HEADINGS), i)));
        }
        return new TableText(columns, rows(cells, kinds + RULES));
    }

    private static int kindsRow(List<List<String>> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).stream().anyMatch(cell -> cell.strip().equalsIgnoreCase("CONDITION"))) {
                return i;
            }
        }
        return -1;
    }

    private static Map<String, Row> rows(List<List<String>> cells, int first) {
        Map<String, Row> rows = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (int i = first; i < cells.size(); i++) {
            List<String> row = cells.get(i);
            if (row.stream().allMatch(String::isBlank)) {
                continue;
            }
            String name = cell(row, 0);
            String key = !name.isEmpty() && seen.add(name) ? name : name + "\0" + String.join("\0", row);
            while (rows.containsKey(key)) {
                key += "\0";
            }
            rows.put(key, new Row(i + 1, name, row));
        }
        return rows;
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column).strip() : "";
    }
}
