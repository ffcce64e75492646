package org.holdfast.facts.contact;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * How often the customer wants to receive advertising at most, such as once in 30 days.
 *
 * @param times maximum number of contacts, from 0; {@code null} if the customer wants no cap (any more)
 * @param days period in days, today included, 1 to 366; {@code null} without a cap
 * @param at when the customer said so; {@code null} if unknown
 */
public record OwnContactCap(
        @Nullable Integer times,
        @Nullable Integer days,
        @Nullable DateOrInstant at) {

    public static final int MAX_TIMES = 100;
    public static final int MAX_DAYS = 366;

    public OwnContactCap {
        if ((times == null) != (days == null)) {
            throw new InvalidInput(
                    times == null ? "times" : "days",
                    "is missing; expected both times and days, such as 1 and 30, or neither for no cap");
        }
        if (times != null && (times < 0 || times > MAX_TIMES)) {
            throw new InvalidInput("times", "is " + times + "; expected 0 to " + MAX_TIMES);
        }
        if (days != null && (days < 1 || days > MAX_DAYS)) {
            throw new InvalidInput("days", "is " + days + "; expected 1 to " + MAX_DAYS);
        }
    }

    /** Returns the later of two statements of one person; the stricter one if that is uncertain. */
    public static OwnContactCap decisive(OwnContactCap one, OwnContactCap other) {
        if (isLater(one.at, other.at)) {
            return one;
        }
        return isLater(other.at, one.at) || other.isStricterThan(one) ? other : one;
    }

    /** Returns whether the customer has certainly said this after the other, by a moment. */
    public boolean isLaterThan(OwnContactCap other, Instant now, ZoneId zone) {
        return isLater(at, other.at) && at != null && at.hasCome(now, zone);
    }

    private static boolean isLater(@Nullable DateOrInstant one, @Nullable DateOrInstant other) {
        return one != null && other != null && one.isCertainlyAfter(other, ZoneOffset.UTC);
    }

    private boolean isStricterThan(OwnContactCap other) {
        if (times == null || days == null || other.times == null || other.days == null) {
            return times != null;
        }
        return (long) times * other.days < (long) other.times * days;
    }
}
