package org.holdfast.rules.table;

/** Recognizes comment rows, which begin with {@code #} or {@code //} like comments in other rule files. */
final class NoteRows {

    private NoteRows() {}

    static boolean isNote(String cell) {
        return cell.startsWith("#") || cell.startsWith("//");
    }

    /** Returns the characters that mark the comment. */
    static String sign(String cell) {
        return cell.startsWith("#") ? "#" : "//";
    }

    /** Returns the text of the comment. */
    static String words(String cell) {
        return cell.replaceFirst("^(#+|/{2,})", "").strip();
    }
}
