package org.holdfast.rules.table;

/** Rows that are not read, because they begin as notes do in every file of rules. */
final class NoteRows {

    private NoteRows() {}

    static boolean isNote(String cell) {
        return cell.startsWith("#") || cell.startsWith("//");
    }

    /** The sign that makes it a note. */
    static String sign(String cell) {
        return cell.startsWith("#") ? "#" : "//";
    }

    /** What stands behind the sign. */
    static String words(String cell) {
        return cell.replaceFirst("^(#+|/{2,})", "").strip();
    }
}
