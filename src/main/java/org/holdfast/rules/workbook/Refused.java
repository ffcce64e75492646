package org.holdfast.rules.workbook;

/** A workbook, or one cell of it, cannot be read; the message is for its author. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;
    private static final String SAVE_AGAIN = "Maybe open it in a spreadsheet program and save it again as .xlsx.";

    private final String hint;
    private final int line;

    Refused(String message, String hint) {
        this(0, message, hint);
    }

    /** @param line the row it is about, counted from 1; 0 means the whole workbook */
    Refused(int line, String message, String hint) {
        super(message, null, false, false);
        this.hint = hint;
        this.line = line;
    }

    static Refused damaged() {
        return new Refused("This workbook is damaged and cannot be read.", SAVE_AGAIN);
    }

    static Refused noWorkbook() {
        return new Refused("This is not an .xlsx workbook.", SAVE_AGAIN);
    }

    String hint() {
        return hint;
    }

    int line() {
        return line;
    }
}
