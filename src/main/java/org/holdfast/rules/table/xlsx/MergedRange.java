package org.holdfast.rules.table.xlsx;

/** A rectangle of merged cells. */
record MergedRange(CellReference first, CellReference last) {

    static MergedRange of(String name) throws UnreadableWorkbook {
        String[] corners = name.split(":", -1);
        return new MergedRange(CellReference.of(corners[0]), CellReference.of(corners[corners.length - 1]));
    }
}
