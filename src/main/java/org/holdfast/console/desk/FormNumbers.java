package org.holdfast.console.desk;

import java.math.BigDecimal;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Reads the numbers that people type into forms. */
public final class FormNumbers {

    private FormNumbers() {}

    /**
     * Reads an amount of money with a decimal point or comma.
     *
     * @return {@code null} if the field is empty
     * @throws InvalidInput naming the field
     */
    public static @Nullable BigDecimal amount(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return new BigDecimal(text.strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            throw new InvalidInput(field, "is \"" + text.strip() + "\"; expected an amount such as 12.50");
        }
    }
}
