package org.holdfast.facts.contact;

import java.time.Instant;
import java.time.ZoneId;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the customer must not be contacted, whatever the channel and the purpose.
 *
 * @param from start; {@code null} for always
 * @param until end, a day included; {@code null} for no end. An end in the past takes an earlier statement back
 */
public record DoNotContact(
        @Nullable DateOrInstant from,
        @Nullable DateOrInstant until,
        @Nullable Reason reason) {

    /** The zone in which days are compared; that of the customer is not known here. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** Why the customer must not be contacted. */
    public enum Reason {
        /** The customer wants to be left alone for a while. */
        PAUSED,
        DECEASED,
        /** The company does not want to deal with the customer, or must not. */
        BLOCKED,
        OTHER;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    public DoNotContact {
        if (from != null && until != null && until.end(UTC).isBefore(from.start(UTC))) {
            throw new InvalidInput("until", until + " is before from (" + from + ")");
        }
    }

    /** Returns whether it is in force. */
    public boolean isInForce(Instant now, ZoneId zone) {
        return (from == null || from.hasCome(now, zone))
                && (until == null || until.end(zone).isAfter(now));
    }

    /** Returns the stricter combination of what two sources state: from the earlier start to the later end. */
    public static DoNotContact both(DoNotContact one, DoNotContact other) {
        return new DoNotContact(
                one.startsBefore(other) ? one.from : other.from,
                one.endsAfter(other) ? one.until : other.until,
                stricter(one.reason, other.reason));
    }

    private boolean startsBefore(DoNotContact other) {
        return from == null || other.from != null && from.start(UTC).isBefore(other.from.start(UTC));
    }

    private boolean endsAfter(DoNotContact other) {
        return until == null || other.until != null && until.end(UTC).isAfter(other.until.end(UTC));
    }

    private static @Nullable Reason stricter(@Nullable Reason one, @Nullable Reason other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one == Reason.DECEASED || other != Reason.DECEASED ? one : other;
    }
}
