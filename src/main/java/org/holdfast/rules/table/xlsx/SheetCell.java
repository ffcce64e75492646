package org.holdfast.rules.table.xlsx;

/**
 * The displayed content of a cell.
 *
 * @param number whether the workbook stores the cell as a number, so that a point is always a decimal point
 */
public record SheetCell(String text, boolean number) {

    static final SheetCell EMPTY = new SheetCell("", false);
}
