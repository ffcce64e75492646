package org.holdfast.rules.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a rule is at work. Days are the customer's: a campaign begins at midnight where they live.
 *
 * @param from first day, or always
 * @param until last day, or for ever
 * @param paused why it rests, or {@code null} while it does not
 */
public record Validity(
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable String paused) {

    public static final Validity ALWAYS = new Validity(null, null, null);
}
