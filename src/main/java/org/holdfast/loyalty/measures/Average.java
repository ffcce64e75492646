package org.holdfast.loyalty.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A sum spread over as many as it was made of.
 *
 * @param sum two decimals; of what is known
 * @param count how many have a known value
 * @param unknown how many were left out because a value, or the exchange rate for it, is unknown
 * @param mean sum / count, two decimals; {@code null} when nothing is known
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

    /** Adds up values, some of them unknown. For one thread at a time. */
    static final class Sum {

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
