package org.holdfast.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Values for a condition {@code in (…)}. Their number is rounded up by repeating one of them, so that few different
 * statements arise: databases and drivers keep what they prepared for a statement, and find it again by its text.
 */
public final class InList {

    private InList() {}

    /** Returns the values, and the last of them as often as makes their number a power of two. */
    public static <T> List<T> of(Collection<T> values) {
        int size = values.size();
        if (size < 3) {
            return List.copyOf(values);
        }
        int full = Integer.highestOneBit(size - 1) << 1;
        List<T> padded = new ArrayList<>(full);
        padded.addAll(values);
        T last = padded.get(size - 1);
        while (padded.size() < full) {
            padded.add(last);
        }
        return padded;
    }
}
