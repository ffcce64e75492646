package org.holdfast.rules.table.xlsx;

/**
 * What a cell of a workbook shows.
 *
 * @param number whether the workbook keeps it as a number, so that its point can only stand before decimals
 */
public record SheetCell(String text, boolean number) {

    static final SheetCell EMPTY = new SheetCell("", false);
}
