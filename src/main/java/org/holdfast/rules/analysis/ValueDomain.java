package org.holdfast.rules.analysis;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values that an expression can have if certain conditions are met.
 *
 * @param known {@code false} if the value must be unknown; all other domains require a known value
 * @param range for numbers and days (as days since 1970); {@code null} if unrestricted
 * @param only for texts and flags, the allowed values; {@code null} if unrestricted
 * @param never excluded values
 */
record ValueDomain(
        boolean known, @Nullable Interval range, @Nullable Set<Object> only, Set<Object> never) {

    static final ValueDomain UNKNOWN = new ValueDomain(false, null, Set.of(), Set.of());
    static final ValueDomain ANYTHING_KNOWN = new ValueDomain(true, null, null, Set.of());

    static ValueDomain of(Interval interval) {
        return new ValueDomain(true, interval, null, Set.of());
    }

    static ValueDomain only(Set<Object> values) {
        return new ValueDomain(true, null, values, Set.of());
    }

    static ValueDomain never(Object value) {
        return new ValueDomain(true, null, null, Set.of(value));
    }

    ValueDomain and(ValueDomain other) {
        if (known != other.known) {
            return new ValueDomain(true, null, Set.of(), Set.of());
        }
        Set<Object> left = only;
        if (other.only != null) {
            left = new HashSet<>(other.only);
            if (only != null) {
                left.retainAll(only);
            }
        }
        Set<Object> ruledOut = new HashSet<>(never);
        ruledOut.addAll(other.never);
        return new ValueDomain(known, intersection(range, other.range), left, ruledOut);
    }

    private static @Nullable Interval intersection(@Nullable Interval a, @Nullable Interval b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.and(b);
    }

    /** Returns this domain without its upper bound. */
    ValueDomain least() {
        Interval least = range == null || range.low() == null
                ? null
                : Interval.atLeast(range.low(), range.lowIn(), range.whole());
        return new ValueDomain(known, least, only, Set.of());
    }

    boolean isEmpty() {
        if (!known) {
            return false;
        }
        if (range != null
                && (range.isEmpty()
                        || range.low() != null && range.low().equals(range.high()) && never.contains(range.low()))) {
            return true;
        }
        return only != null && never.containsAll(only);
    }

    /** Returns whether every value of this domain is also in the other. */
    boolean within(ValueDomain other) {
        if (known != other.known) {
            return isEmpty();
        }
        if (other.range != null && (range == null || !other.range.contains(range))) {
            return false;
        }
        if (other.only != null && (only == null || !other.only.containsAll(remaining()))) {
            return false;
        }
        return other.never.stream().allMatch(this::excludes);
    }

    private Set<Object> remaining() {
        Set<Object> remaining = new HashSet<>(only == null ? Set.of() : only);
        remaining.removeAll(never);
        return remaining;
    }

    private boolean excludes(Object value) {
        return never.contains(value)
                || only != null && !only.contains(value)
                || range != null
                        && value instanceof BigDecimal number
                        && range.and(Interval.only(number, range.whole())).isEmpty();
    }

    boolean overlaps(ValueDomain other) {
        return !and(other).isEmpty();
    }

    /** Returns the domain in readable form, such as {@code [gold, silver]}. */
    String words() {
        return only == null
                ? String.valueOf(range)
                : new TreeSet<>(only.stream().map(String::valueOf).toList()).toString();
    }
}
