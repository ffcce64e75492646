package org.holdfast.facts.validation;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Escapes cells of CSV files against formula injection. A spreadsheet program evaluates a cell that begins like a
 * formula, which can fetch or send data; names, categories and ids come from outside. A leading apostrophe marks such a
 * cell as text.
 */
public final class SpreadsheetCells {

    private static final Pattern FORMULA = Pattern.compile("[=@\\t\\r].*|[+-](?![\\d\\s().,/-]*$).*", Pattern.DOTALL);

    private SpreadsheetCells() {}

    /**
     * Returns the cells, with an apostrophe before those that begin like a formula. Signed numbers and phone numbers
     * are left unchanged.
     */
    public static String[] of(@Nullable String... cells) {
        return Arrays.stream(cells).map(cell -> cell == null ? "" : text(cell)).toArray(String[]::new);
    }

    private static String text(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }
}
