package org.holdfast.rules.analysis;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An interval of numbers. Bounds of whole numbers are always inclusive.
 *
 * @param low lower bound; {@code null} if unbounded
 * @param lowIn whether the lower bound is inclusive
 * @param high upper bound; {@code null} if unbounded
 * @param highIn whether the upper bound is inclusive
 * @param whole whether the interval contains whole numbers only
 */
record Interval(
        @Nullable BigDecimal low, boolean lowIn, @Nullable BigDecimal high, boolean highIn, boolean whole) {

    static Interval all(boolean whole) {
        return new Interval(null, false, null, false, whole);
    }

    static Interval atLeast(BigDecimal low, boolean included, boolean whole) {
        return whole && !included
                ? new Interval(low.add(BigDecimal.ONE), true, null, false, true)
                : new Interval(low, included, null, false, whole);
    }

    static Interval atMost(BigDecimal high, boolean included, boolean whole) {
        return whole && !included
                ? new Interval(null, false, high.subtract(BigDecimal.ONE), true, true)
                : new Interval(null, false, high, included, whole);
    }

    static Interval only(BigDecimal value, boolean whole) {
        return new Interval(value, true, value, true, whole);
    }

    Interval and(Interval other) {
        boolean ownLow = compareLow(this, other) >= 0;
        boolean ownHigh = compareHigh(this, other) <= 0;
        return new Interval(
                ownLow ? low : other.low,
                ownLow ? lowIn : other.lowIn,
                ownHigh ? high : other.high,
                ownHigh ? highIn : other.highIn,
                whole || other.whole);
    }

    boolean isEmpty() {
        if (low == null || high == null) {
            return false;
        }
        int compared = low.compareTo(high);
        return compared > 0 || compared == 0 && !(lowIn && highIn);
    }

    /** Returns whether every number of the other interval is in this one. */
    boolean contains(Interval other) {
        return other.isEmpty() || compareLow(this, other) <= 0 && compareHigh(this, other) >= 0;
    }

    /** Returns whether any number lies between this interval and the next without being in either. */
    boolean leavesGapBefore(Interval next) {
        if (high == null || next.low == null) {
            return false;
        }
        if (whole) {
            return high.add(BigDecimal.ONE).compareTo(next.low) < 0;
        }
        int compared = high.compareTo(next.low);
        return compared < 0 || compared == 0 && !highIn && !next.lowIn;
    }

    /** Compares intervals by their lower bounds. */
    static int compareLow(Interval a, Interval b) {
        if (a.low == null || b.low == null) {
            return Boolean.compare(a.low != null, b.low != null);
        }
        int compared = a.low.compareTo(b.low);
        return compared != 0 ? compared : Boolean.compare(b.lowIn, a.lowIn);
    }

    private static int compareHigh(Interval a, Interval b) {
        if (a.high == null || b.high == null) {
            return Boolean.compare(a.high == null, b.high == null);
        }
        int compared = a.high.compareTo(b.high);
        return compared != 0 ? compared : Boolean.compare(a.highIn, b.highIn);
    }
}
