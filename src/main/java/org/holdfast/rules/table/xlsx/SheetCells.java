package org.holdfast.rules.table.xlsx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The non-empty cells of a sheet, by position. */
final class SheetCells {

    private final Map<CellReference, SheetCell> cells = new HashMap<>();
    private final TreeSet<Integer> usedRows = new TreeSet<>();
    private final TreeSet<Integer> usedColumns = new TreeSet<>();

    /** Adds a cell; returns {@code false} if there was already one at that position. */
    boolean put(CellReference cellReference, SheetCell cell) {
        usedRows.add(cellReference.row());
        usedColumns.add(cellReference.column());
        return cells.put(cellReference, cell) == null;
    }

    boolean isEmpty() {
        return cells.isEmpty();
    }

    boolean anyStartsWith(String word) {
        return cells.values().stream()
                .anyMatch(cell -> cell.text().strip().regionMatches(true, 0, word, 0, word.length()));
    }

    /**
     * Copies the first cell of each merged range to the whole range, as Drools does. Ranges are limited to the area of
     * non-empty cells.
     */
    void merge(List<MergedRange> ranges) throws UnreadableWorkbook {
        Set<CellReference> merged = new HashSet<>();
        int lastRow = cells.isEmpty() ? -1 : usedRows.last();
        int lastColumn = cells.isEmpty() ? -1 : usedColumns.last();
        for (MergedRange mergedRange : ranges) {
            SheetCell first = cells.get(mergedRange.first());
            for (int row = mergedRange.first().row();
                    row <= Math.min(mergedRange.last().row(), lastRow);
                    row++) {
                for (int column = mergedRange.first().column();
                        column <= Math.min(mergedRange.last().column(), lastColumn);
                        column++) {
                    CellReference cellReference = new CellReference(row, column);
                    // Spreadsheet programs do not allow overlaps, with which a small file could take very long to read.
                    if (!merged.add(cellReference)) {
                        throw UnreadableWorkbook.damaged();
                    }
                    if (first == null) {
                        cells.remove(cellReference);
                    } else {
                        cells.put(cellReference, first);
                    }
                }
            }
        }
    }

    /** Returns all rows from the first of the sheet to the last non-empty one, padded to the same width. */
    List<List<SheetCell>> rows() {
        List<List<SheetCell>> all = new ArrayList<>();
        for (int row = 0; !cells.isEmpty() && row <= usedRows.last(); row++) {
            List<SheetCell> ofRow = new ArrayList<>();
            for (int column = 0; column <= usedColumns.last(); column++) {
                ofRow.add(cells.getOrDefault(new CellReference(row, column), SheetCell.EMPTY));
            }
            all.add(ofRow);
        }
        return all;
    }

    boolean hasRow(int row) {
        return usedRows.contains(row);
    }

    boolean hasColumn(int column) {
        return usedColumns.contains(column);
    }
}
