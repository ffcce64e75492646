package org.holdfast.rules.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Collects the items of a list and computes the range of a figure over them. */
public interface FigureCalculation {

    /**
     * Adds an item.
     *
     * @param certain whether the item certainly counts; otherwise it is unknown whether it does
     * @param value value of the item; {@code null} if it is unknown
     */
    void add(boolean certain, @Nullable Object value);

    FigureRange range();

    /** Returns a number, or a day as days since 1970-01-01; {@code null} for {@code null}. */
    static @Nullable BigDecimal decimal(@Nullable Object value) {
        if (value == null || value instanceof BigDecimal) {
            return (BigDecimal) value;
        }
        return BigDecimal.valueOf(value instanceof LocalDate day ? day.toEpochDay() : ((Number) value).longValue());
    }
}
