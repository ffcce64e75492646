package org.holdfast.rules.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The period in which a rule is active. Days are those of the customer's time zone: a campaign begins at midnight where
 * the customer lives.
 *
 * @param from first day; {@code null} for no start
 * @param until last day; {@code null} for no end
 * @param paused why the rule is paused; {@code null} if it is not
 */
public record Validity(
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable String paused) {

    public static final Validity ALWAYS = new Validity(null, null, null);
}
