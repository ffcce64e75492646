package org.holdfast.rules.table.xlsx;

/** Thrown if a workbook, or one of its cells, cannot be read. The message is meant for its author. */
final class UnreadableWorkbook extends Exception {

    private static final long serialVersionUID = 1L;
    private static final String SAVE_AGAIN = "Maybe open it in a spreadsheet program and save it again as .xlsx.";

    private final String hint;
    private final int line;

    UnreadableWorkbook(String message, String hint) {
        this(0, message, hint);
    }

    /** @param line the affected row, counted from 1; 0 for the whole workbook */
    UnreadableWorkbook(int line, String message, String hint) {
        super(message, null, false, false);
        this.hint = hint;
        this.line = line;
    }

    static UnreadableWorkbook damaged() {
        return new UnreadableWorkbook("This workbook is damaged and cannot be read.", SAVE_AGAIN);
    }

    static UnreadableWorkbook noWorkbook() {
        return new UnreadableWorkbook("This is not an .xlsx workbook.", SAVE_AGAIN);
    }

    String hint() {
        return hint;
    }

    int line() {
        return line;
    }
}
