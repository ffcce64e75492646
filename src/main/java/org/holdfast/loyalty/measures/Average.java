package org.holdfast.loyalty.measures;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An average, with the values it is based on.
 *
 * @param sum sum of the known values, with two decimals
 * @param count number of known values
 * @param unknown number of values ignored because the value or its exchange rate is unknown
 * @param mean sum / count, with two decimals; {@code null} without known values
 */
public record Average(
        BigDecimal sum, long count, long unknown, @Nullable BigDecimal mean) {

    private static final int DIGITS = 2;

    static Average of(BigDecimal sum, long count, long unknown) {
        return new Average(
                sum.setScale(DIGITS, RoundingMode.HALF_UP),
                count,
                unknown,
                count == 0 ? null : sum.divide(BigDecimal.valueOf(count), DIGITS, RoundingMode.HALF_UP));
    }

    /** Accumulates values, some of which may be unknown. Not thread-safe. */
    static final class Sum implements Serializable {

        private static final long serialVersionUID = 1L;

        private BigDecimal sum = BigDecimal.ZERO;
        private long count;
        private long unknown;

        void add(@Nullable BigDecimal value) {
            if (value == null) {
                unknown++;
            } else {
                sum = sum.add(value);
                count++;
            }
        }

        void addAll(Sum other) {
            sum = sum.add(other.sum);
            count += other.count;
            unknown += other.unknown;
        }

        Average average() {
            return of(sum, count, unknown);
        }
    }
}
