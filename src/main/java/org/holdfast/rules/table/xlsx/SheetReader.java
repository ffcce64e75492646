package org.holdfast.rules.table.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one sheet. Faulty cells are reported by name, and reading continues. */
final class SheetReader {

    /** Maximum length of the text of a cell, in characters; no line of a rule can be longer. */
    static final int MAX_TEXT = 2_000;
    /** Maximum number of rows in spreadsheet programs. */
    private static final int ALL_ROWS = 1_048_576;
    /** Maximum number of columns in spreadsheet programs. */
    private static final int ALL_COLUMNS = 16_384;

    private final String file;
    private final Bounds bounds;
    private final List<String> texts;
    private final NumberFormats numberFormats;
    private final Problems problems;
    private final SheetCells sheetCells = new SheetCells();
    private final List<MergedRange> merged = new ArrayList<>();
    private final TreeSet<Integer> hiddenRows = new TreeSet<>();
    private final TreeSet<Integer> hiddenColumns = new TreeSet<>();

    private int row = -1;
    private int column = -1;

    /** Maximum number of rows and columns with content. */
    record Bounds(int rows, int columns) {}

    SheetReader(String file, Bounds bounds, List<String> texts, NumberFormats numberFormats, Problems problems) {
        this.file = file;
        this.bounds = bounds;
        this.texts = texts;
        this.numberFormats = numberFormats;
        this.problems = problems;
    }

    void read(XmlPart sheet) throws UnreadableWorkbook {
        while (sheet.next()) {
            if (sheet.starts("row")) {
                row(sheet);
            } else if (sheet.starts("c")) {
                cell(sheet);
            } else if (sheet.starts("col") && sheet.flag("hidden")) {
                hiddenColumn(sheet);
            } else if (sheet.starts("mergeCell")) {
                merged.add(MergedRange.of(String.valueOf(sheet.attribute("ref"))));
                if (merged.size() > bounds.rows * bounds.columns) {
                    throw UnreadableWorkbook.damaged();
                }
            }
        }
        sheetCells.merge(merged);
        hiddenRows.removeIf(each -> !sheetCells.hasRow(each));
        hiddenColumns.removeIf(each -> !sheetCells.hasColumn(each));
    }

    /** Returns the cells read so far, which after an exception are those above the error. */
    SheetCells cells() {
        return sheetCells;
    }

    /** Returns the names of hidden rows and columns with content, which are read like any others. */
    List<String> hidden() {
        List<String> hidden = new ArrayList<>();
        hiddenRows.stream().limit(5).forEach(each -> hidden.add("row " + (each + 1)));
        hiddenColumns.stream().limit(5).forEach(each -> hidden.add("column " + CellReference.letters(each)));
        return hidden;
    }

    private void row(XmlPart sheet) throws UnreadableWorkbook {
        String number = sheet.attribute("r");
        row = number == null ? row + 1 : rowIndex(number);
        column = -1;
        if (row >= ALL_ROWS) {
            throw UnreadableWorkbook.damaged();
        }
        if (sheet.flag("hidden") && row < bounds.rows) {
            hiddenRows.add(row);
        }
    }

    private static int rowIndex(String number) {
        return number.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(number) - 1 : ALL_ROWS;
    }

    private void hiddenColumn(XmlPart sheet) {
        String first = String.valueOf(sheet.attribute("min"));
        String last = String.valueOf(sheet.attribute("max"));
        if (first.matches("[1-9][0-9]{0,4}") && last.matches("[1-9][0-9]{0,4}")) {
            for (int each = Integer.parseInt(first); each <= Math.min(Integer.parseInt(last), bounds.columns); each++) {
                hiddenColumns.add(each - 1);
            }
        }
    }

    private void cell(XmlPart sheet) throws UnreadableWorkbook {
        String name = sheet.attribute("r");
        CellReference cellReference = name == null ? new CellReference(row, column + 1) : CellReference.of(name);
        if (row < 0 || cellReference.row() != row || cellReference.column() >= ALL_COLUMNS) {
            throw UnreadableWorkbook.damaged();
        }
        column = cellReference.column();
        String type = sheet.attribute("t");
        String style = sheet.attribute("s");
        boolean formula = false;
        String value = null;
        while (!sheet.ends("c") && sheet.next()) {
            if (sheet.starts("f")) {
                formula = true;
                sheet.text();
            } else if (sheet.starts("v")) {
                value = sheet.text();
            } else if (sheet.starts("is")) {
                value = SharedStrings.rich(sheet, "is");
            }
        }
        if (value == null && formula) {
            problem(
                    cellReference,
                    "The formula in " + cellReference + " has no value yet.",
                    "Maybe open the workbook in a spreadsheet program and save it.");
        } else if (value != null && !value.isEmpty()) {
            put(cellReference, type == null ? "n" : type, style == null ? "" : style, value);
        }
    }

    private void put(CellReference cellReference, String type, String style, String value) throws UnreadableWorkbook {
        String text;
        try {
            text = text(cellReference, type, style, value);
        } catch (UnreadableWorkbook e) {
            problem(cellReference, "The content of the cell " + cellReference + " cannot be read.", e.hint());
            return;
        }
        if (text == null || text.isEmpty()) {
            return;
        }
        if (cellReference.row() >= bounds.rows || cellReference.column() >= bounds.columns) {
            throw new UnreadableWorkbook(
                    cellReference.row() + 1,
                    "The cell " + cellReference + " is too far out. A table can have at most " + bounds.rows
                            + " rows and " + bounds.columns + " columns.",
                    "Maybe delete its content, or split the table.");
        }
        if (text.length() > MAX_TEXT) {
            problem(
                    cellReference,
                    "The text in " + cellReference + " is longer than " + MAX_TEXT + " characters.",
                    "Maybe shorten it.");
        } else if (!sheetCells.put(cellReference, new SheetCell(text, type.equals("n")))) {
            throw UnreadableWorkbook.damaged();
        }
    }

    private @Nullable String text(CellReference cellReference, String type, String style, String value)
            throws UnreadableWorkbook {
        return switch (type) {
            case "n" -> numberFormats.text(value, style);
            case "s" -> shared(value);
            case "str" -> SharedStrings.unescaped(value);
            case "inlineStr" -> value;
            case "b" -> value.strip().equals("1") ? "true" : "false";
            case "d" -> value.strip().replaceAll("T00:00:00(\\.0+)?Z?$", "");
            case "e" -> {
                problem(
                        cellReference,
                        "The cell " + cellReference + " shows the error " + Workbook.shown(value) + ".",
                        "Maybe correct its formula.");
                yield null;
            }
            default -> throw UnreadableWorkbook.damaged();
        };
    }

    private String shared(String index) throws UnreadableWorkbook {
        String number = index.strip();
        if (!number.matches("[0-9]{1,7}") || Integer.parseInt(number) >= texts.size()) {
            throw UnreadableWorkbook.damaged();
        }
        return texts.get(Integer.parseInt(number));
    }

    private void problem(CellReference cellReference, String message, String hint) {
        problems.error(new SourceLocation(file, cellReference.row() + 1, ""), message, hint);
    }
}
