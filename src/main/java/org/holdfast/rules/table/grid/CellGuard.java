package org.holdfast.rules.table.grid;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheet programs from running a cell of a CSV file as a formula, as
 * {@link org.holdfast.facts.validation.SpreadsheetCells} does, and takes the mark off again when the file comes back.
 */
final class CellGuard {

    private static final Pattern LIKE_FORMULA =
            Pattern.compile("'*(?:[=@\\t\\r]|[+-](?![\\d\\s().,/-]*$)).*", Pattern.DOTALL);

    private CellGuard() {}

    /** Returns the cell with one apostrophe more if it begins like a formula, or like a guarded one. */
    static String guarded(String cell) {
        return LIKE_FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    static String unguarded(String cell) {
        return cell.startsWith("'") && LIKE_FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
