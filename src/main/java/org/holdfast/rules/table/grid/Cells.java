package org.holdfast.rules.table.grid;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares cells as the reader of tables sees them. Spreadsheet programs change spaces and line breaks, and add or drop
 * empty cells at the end of a row; none of this changes a rule.
 */
final class Cells {

    private Cells() {}

    static String plain(String cell) {
        return cell.replaceAll("\\r\\n?", "\n")
                .replaceAll("[\\p{Zs}\\t]", " ")
                .replaceAll("[\\u200B\\u2060\\uFEFF]", "")
                .strip();
    }

    static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    /** Returns a row for comparison: plain, without empty cells at its end. */
    static List<String> plain(List<String> row) {
        List<String> plain = new ArrayList<>();
        row.forEach(cell -> plain.add(plain(cell)));
        while (!plain.isEmpty() && plain.get(plain.size() - 1).isEmpty()) {
            plain.remove(plain.size() - 1);
        }
        return plain;
    }

    /** Returns all rows for comparison, without empty rows at the end. */
    static List<List<String>> plainRows(List<List<String>> rows) {
        List<List<String>> plain = new ArrayList<>();
        rows.forEach(row -> plain.add(plain(row)));
        while (!plain.isEmpty() && plain.get(plain.size() - 1).isEmpty()) {
            plain.remove(plain.size() - 1);
        }
        return plain;
    }

    static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }
}
