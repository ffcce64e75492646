package org.holdfast.bench.nodes;

import java.util.Arrays;

/** How long clients have waited, with all repetitions. Thread-safe. */
final class Waits {

    private long[] micros = new long[1_024];
    private int size;

    synchronized void add(long each) {
        if (size == micros.length) {
            micros = Arrays.copyOf(micros, 2 * size);
        }
        micros[size++] = each;
    }

    /** Forgets what has been so far, and returns this. */
    synchronized Waits restart() {
        size = 0;
        return this;
    }

    /** Returns the wait in milliseconds that this share of the requests did not exceed. */
    synchronized double millis(double share) {
        long[] sorted = Arrays.copyOf(micros, size);
        Arrays.sort(sorted);
        return size == 0 ? Double.NaN : sorted[(int) Math.min(size - 1L, (long) (share * size))] / 1e3;
    }
}
