package org.holdfast.rules.table.xlsx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The cells of a sheet that hold something, by their place. */
final class SheetCells {

    private final Map<CellReference, SheetCell> cells = new HashMap<>();
    private final TreeSet<Integer> usedRows = new TreeSet<>();
    private final TreeSet<Integer> usedColumns = new TreeSet<>();

    /** False when there is already something at that place. */
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
     * Every cell of an area says what its first one says, as Drools reads merged cells. Areas reach no further than the
     * cells that hold something.
     */
    void merge(List<MergedRange> areas) throws UnreadableWorkbook {
        Set<CellReference> merged = new HashSet<>();
        int lastRow = cells.isEmpty() ? -1 : usedRows.last();
        int lastColumn = cells.isEmpty() ? -1 : usedColumns.last();
        for (MergedRange mergedRange : areas) {
            SheetCell first = cells.get(mergedRange.first());
            for (int row = mergedRange.first().row();
                    row <= Math.min(mergedRange.last().row(), lastRow);
                    row++) {
                for (int column = mergedRange.first().column();
                        column <= Math.min(mergedRange.last().column(), lastColumn);
                        column++) {
                    CellReference cellReference = new CellReference(row, column);
                    // No spreadsheet program lets areas overlap; without this a small file could keep us busy for long.
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

    /** All rows from the first one of the sheet to the last that holds something, equally wide. */
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
