package org.holdfast.rules.analysis;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The numbers between two bounds, each belonging to it or not; a missing bound is none. Whole numbers always have
 * bounds that belong to it.
 *
 * @param whole whether only whole numbers count
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

    /** Whether every number of the other is one of these. */
    boolean contains(Interval other) {
        return other.isEmpty() || compareLow(this, other) <= 0 && compareHigh(this, other) >= 0;
    }

    /** Whether a number lies between the end of this and the beginning of the next, in neither of them. */
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

    /** Orders ranges by where they begin. */
    static int compareLow(Interval a, Interval b) {
        if (a.low == null || b.low == null) {
            return a.low == null ? b.low == null ? 0 : -1 : 1;
        }
        int compared = a.low.compareTo(b.low);
        return compared != 0 ? compared : Boolean.compare(b.lowIn, a.lowIn);
    }

    private static int compareHigh(Interval a, Interval b) {
        if (a.high == null || b.high == null) {
            return a.high == null ? b.high == null ? 0 : 1 : -1;
        }
        int compared = a.high.compareTo(b.high);
        return compared != 0 ? compared : Boolean.compare(a.highIn, b.highIn);
    }
}
