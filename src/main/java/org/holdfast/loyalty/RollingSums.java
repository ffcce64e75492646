package org.holdfast.loyalty;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Caches sums over the most recent days by the length of the period. Hundreds of rules use the same few periods, so
 * each sum is computed once; for a handful of numbers, arrays avoid hashing and boxing.
 */
public final class RollingSums {

    private final IntFunction<@Nullable BigDecimal> adder;
    private int[] days = new int[4];
    private @Nullable BigDecimal[] sums = new BigDecimal[4];
    private int known;

    /**
     * Creates an empty cache.
     *
     * @param adder computes the sum over a number of days, or {@code null} if it is unknown
     */
    public RollingSums(IntFunction<@Nullable BigDecimal> adder) {
        this.adder = adder;
    }

    /** Returns the sum over a number of days; {@code null} if it is unknown. */
    public @Nullable BigDecimal of(int period) {
        for (int i = 0; i < known; i++) {
            if (days[i] == period) {
                return sums[i];
            }
        }
        if (known == days.length) {
            days = Arrays.copyOf(days, known * 2);
            sums = Arrays.copyOf(sums, known * 2);
        }
        days[known] = period;
        sums[known] = adder.apply(period);
        return sums[known++];
    }
}
