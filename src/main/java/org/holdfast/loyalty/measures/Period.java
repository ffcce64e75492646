package org.holdfast.loyalty.measures;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.holdfast.facts.validation.InvalidInput;

/**
 * A range of calendar days, in each customer's zone.
 *
 * @param from first day
 * @param to last day, inclusive
 */
public record Period(LocalDate from, LocalDate to) implements Serializable {

    /** Maximum length, about ten years. */
    public static final int MAX_DAYS = 3_660;

    /** @throws InvalidInput if it ends before it begins or is too long */
    public Period {
        if (from.isAfter(to)) {
            throw new InvalidInput("from", "is " + from + ", which is after " + to);
        }
        if (ChronoUnit.DAYS.between(from, to) >= MAX_DAYS) {
            throw new InvalidInput(
                    "from", "is " + from + "; a period may have at most " + MAX_DAYS + " days, up to " + to);
        }
    }

    /** Returns the period of the given number of days that ends on the given day. */
    public static Period endingOn(LocalDate to, int days) {
        return new Period(to.minusDays(days - 1L), to);
    }

    /** Returns the number of days. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** Returns the preceding period of the same length. */
    public Period before() {
        return endingOn(from.minusDays(1), days());
    }

    /** Returns whether a day, given as days since 1970-01-01, is in the period. */
    boolean contains(long day) {
        return day >= from.toEpochDay() && day <= to.toEpochDay();
    }
}
