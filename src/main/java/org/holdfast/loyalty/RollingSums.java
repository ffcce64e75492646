package org.holdfast.loyalty;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Remembers sums over the last so many days. Hundreds of rules ask for the same few periods of one customer, so each is
 * added up once; a handful of numbers needs no map and no boxing.
 */
public final class RollingSums {

    private final IntFunction<@Nullable BigDecimal> adder;
    private int[] days = new int[4];
    private @Nullable BigDecimal[] sums = new BigDecimal[4];
    private int known;

    /** @param adder makes a sum, or {@code null} when it is unknown */
    public RollingSums(IntFunction<@Nullable BigDecimal> adder) {
        this.adder = adder;
    }

    /** The sum, or {@code null} when it is unknown. */
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
