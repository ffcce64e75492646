package org.holdfast.facts.validation;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cells of CSV files that people open in spreadsheet programs. What begins like a formula would be calculated there,
 * and can fetch or send something; names, categories and ids come from outside. An apostrophe in front of it says that
 * it is text.
 */
public final class SpreadsheetCells {

    private static final Pattern FORMULA = Pattern.compile("[=@\\t\\r].*|[+-](?![\\d\\s().,/-]*$).*", Pattern.DOTALL);

    private SpreadsheetCells() {}

    /**
     * The same cells, as text where they begin like a formula. Numbers with a sign and phone numbers stay as they are.
     */
    public static String[] of(@Nullable String... cells) {
        return Arrays.stream(cells).map(cell -> cell == null ? "" : text(cell)).toArray(String[]::new);
    }

    private static String text(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }
}
