package org.holdfast.loyalty.programmes.earning;

import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/**
 * Until when units last. At most one of these is stated.
 *
 * @param afterDays days from the day on which they count until they are no longer available
 * @param afterMonths months until then
 * @param yearlyOn last day on which they are available, in a year
 * @param keepMonths months for which they are available at least, whatever {@code yearlyOn} says
 * @param idleMonths months without earning or spending after which all of them expire
 */
public record Expiry(
        @Nullable Integer afterDays,
        @Nullable Integer afterMonths,
        @Nullable MonthDay yearlyOn,
        int keepMonths,
        @Nullable Integer idleMonths) {

    public static final Expiry NEVER = new Expiry(null, null, null, 0, null);

    public static Expiry afterDays(@Nullable Integer days) {
        return days == null ? NEVER : new Expiry(days, null, null, 0, null);
    }

    /** Returns how long units last that count from a day on. */
    public Lasting of(LocalDate counted) {
        return new Lasting(expiresOn(counted), idleMonths);
    }

    /** Returns the first day on which units are no longer available; {@code null} if no day is fixed. */
    public @Nullable LocalDate expiresOn(LocalDate counted) {
        if (afterDays != null) {
            return counted.plusDays(afterDays);
        }
        if (afterMonths != null) {
            return counted.plusMonths(afterMonths);
        }
        if (yearlyOn == null) {
            return null;
        }
        LocalDate least = counted.plusMonths(keepMonths);
        LocalDate last = yearlyOn.atYear(least.getYear());
        return (last.isBefore(least) ? yearlyOn.atYear(least.getYear() + 1) : last).plusDays(1);
    }
}
