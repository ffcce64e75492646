package org.holdfast.coordination;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Limits what each caller does in any sixty seconds, on this node. Refused attempts do not count. */
public final class RateLimit {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Callers are removed from time to time once more than this many are remembered. */
    private static final int REMEMBERED = 1_000;

    private final String what;
    private final int perMinute;
    private final Clock clock;
    private final Map<String, Deque<Instant>> times = new HashMap<>();

    /** @param what name of what is limited, in the plural */
    public RateLimit(String what, int perMinute, Clock clock) {
        this.what = what;
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /**
     * Counts one more.
     *
     * @throws TooMany if the caller has done as many within the last minute
     */
    public synchronized void count(String caller) {
        Instant now = clock.instant();
        if (times.size() > REMEMBERED) {
            times.values().removeIf(each -> !each.getLast().plus(MINUTE).isAfter(now));
        }
        Deque<Instant> mine = times.computeIfAbsent(caller, each -> new ArrayDeque<>());
        while (!mine.isEmpty() && !mine.getFirst().plus(MINUTE).isAfter(now)) {
            mine.removeFirst();
        }
        if (mine.size() >= perMinute) {
            Duration wait = Duration.between(now, mine.getFirst().plus(MINUTE));
            throw new TooMany(what, perMinute, Math.max(1, (int) Math.ceil(wait.toMillis() / 1_000.0)));
        }
        mine.addLast(now);
    }
}
