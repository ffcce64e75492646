package org.holdfast.cli.terminal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Formats points in time for tables. */
public final class Timestamps {

    private static final int TO_THE_MINUTE = "2026-03-12T08:30".length();

    private Timestamps() {}

    /** Formats an instant to the minute, in UTC, or returns a dash for {@code null}. */
    public static String toMinute(@Nullable Instant at) {
        return at == null ? "-" : at.toString().substring(0, TO_THE_MINUTE) + "Z";
    }
}
