package org.holdfast.facts.retention;

import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.holdfast.facts.validation.InvalidInput;

/** Reads and checks periods for which a company keeps something. */
public final class RetentionPeriod {

    /**
     * The shortest period, in days: rules look at the last weeks, and what disappears while something is still in
     * progress would start it anew.
     */
    public static final int MIN_DAYS = 30;

    private static final int DAYS_PER_MONTH = 30;

    private RetentionPeriod() {}

    /**
     * Reads a period such as {@code 5y}, {@code 18m}, {@code 1y6m}, {@code 90d} or {@code P5Y}.
     *
     * @param field names the period in the problem
     * @throws InvalidInput if it is not a period
     */
    public static Period parse(String field, String text) {
        try {
            String iso = text.strip().toUpperCase(Locale.ROOT);
            return Period.parse(iso.startsWith("P") ? iso : "P" + iso);
        } catch (DateTimeParseException e) {
            throw new InvalidInput(field, "is \"" + text + "\"; expected a period such as 5y, 18m or 90d");
        }
    }

    /** @throws InvalidInput if the period is shorter than {@value #MIN_DAYS} days */
    public static void check(String field, Period period) {
        if (period.isNegative() || period.toTotalMonths() * DAYS_PER_MONTH + period.getDays() < MIN_DAYS) {
            throw new InvalidInput(
                    field, "is " + period + "; expected at least " + MIN_DAYS + " days, such as 5y, 18m or 90d");
        }
    }

    /** Returns a period as it is written in settings, such as {@code 1y6m}. */
    public static String text(Period period) {
        return period.toString().substring(1).toLowerCase(Locale.ROOT);
    }
}
