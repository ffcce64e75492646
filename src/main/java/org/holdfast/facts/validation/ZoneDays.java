package org.holdfast.facts.validation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The offsets of a time zone in a table. A decision asks for the day of dozens of instants; the rules of the JDK go
 * through the transitions of a year for each.
 */
final class ZoneDays {

    private static final Map<ZoneId, ZoneDays> KNOWN = new ConcurrentHashMap<>();
    /** The time that is covered, in seconds since 1970: until the year 2100. */
    private static final long END = 4_102_444_800L;

    private final ZoneRules rules;
    /** When each offset begins, in seconds since 1970. */
    private final long[] begins;

    private final int[] offsets;

    private ZoneDays(ZoneRules rules) {
        this.rules = rules;
        long[] times = new long[16];
        int[] seconds = new int[16];
        times[0] = 0;
        seconds[0] = rules.getOffset(Instant.EPOCH).getTotalSeconds();
        int count = 1;
        for (ZoneOffsetTransition next = rules.nextTransition(Instant.EPOCH);
                next != null && next.toEpochSecond() < END;
                next = rules.nextTransition(next.getInstant())) {
            if (count == times.length) {
                times = Arrays.copyOf(times, count * 2);
                seconds = Arrays.copyOf(seconds, count * 2);
            }
            times[count] = next.toEpochSecond();
            seconds[count++] = next.getOffsetAfter().getTotalSeconds();
        }
        begins = Arrays.copyOf(times, count);
        offsets = Arrays.copyOf(seconds, count);
    }

    /** Returns the table of a zone. */
    static ZoneDays of(ZoneId zone) {
        ZoneDays known = KNOWN.get(zone);
        return known == null ? KNOWN.computeIfAbsent(zone, each -> new ZoneDays(each.getRules())) : known;
    }

    /** Returns the offset from UTC at an instant, in seconds. */
    int offset(Instant at) {
        long second = at.getEpochSecond();
        if (second < 0 || second >= END) {
            return rules.getOffset(at).getTotalSeconds();
        }
        int found = Arrays.binarySearch(begins, second);
        return offsets[found >= 0 ? found : -found - 2];
    }
}
