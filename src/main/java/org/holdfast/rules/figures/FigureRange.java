package org.holdfast.rules.figures;

import java.math.BigDecimal;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The values that a figure can have, whatever the unknown facts turn out to be. It is at least as wide as necessary, so
 * that what it proves is true.
 *
 * @param low the lowest value; {@code null} if there is none
 * @param high the greatest value; {@code null} if there is none
 * @param existence whether there is such a figure at all
 */
public record FigureRange(
        @Nullable BigDecimal low, @Nullable BigDecimal high, Existence existence) {

    /** No figure: the average, the smallest or the share of nothing. It meets no comparison. */
    public static final FigureRange NONE = new FigureRange(null, null, Existence.NEVER);

    /** A figure over an unknown list. */
    public static final FigureRange UNKNOWN = new FigureRange(null, null, Existence.UNCERTAIN);

    /** Whether there is a figure: there is no average of nothing. */
    public enum Existence {
        CERTAIN,
        UNCERTAIN,
        NEVER;

        static Existence of(boolean certain) {
            return certain ? CERTAIN : UNCERTAIN;
        }
    }

    /** What is certain about a comparison. */
    public enum Outcome {
        HOLDS,
        FAILS,
        UNCERTAIN
    }

    /** Returns a figure that exists and lies between two values. */
    public static FigureRange between(BigDecimal low, BigDecimal high) {
        return new FigureRange(low, high, Existence.CERTAIN);
    }

    /** Returns the value if it is certain, otherwise {@code null}. */
    public @Nullable BigDecimal exactly() {
        return existence == Existence.CERTAIN && low != null && high != null && low.compareTo(high) == 0 ? low : null;
    }

    /** Returns whether there is no such figure. */
    public boolean isNone() {
        return existence == Existence.NEVER;
    }

    /**
     * Compares the figure with a value.
     *
     * @param value {@code null} if it is unknown
     * @param accepts whether the comparison holds for a result of {@link Comparable#compareTo}
     */
    public Outcome compare(@Nullable BigDecimal value, IntPredicate accepts) {
        if (isNone()) {
            return Outcome.FAILS;
        }
        if (value == null) {
            return Outcome.UNCERTAIN;
        }
        int from = low == null ? -1 : Integer.signum(low.compareTo(value));
        int to = high == null ? 1 : Integer.signum(high.compareTo(value));
        boolean holds = accepts.test(from);
        for (int sign = from + 1; sign <= to; sign++) {
            if (accepts.test(sign) != holds) {
                return Outcome.UNCERTAIN;
            }
        }
        if (holds) {
            return existence == Existence.CERTAIN ? Outcome.HOLDS : Outcome.UNCERTAIN;
        }
        return Outcome.FAILS;
    }
}
