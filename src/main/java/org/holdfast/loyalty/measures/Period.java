package org.holdfast.loyalty.measures;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.holdfast.facts.validation.InvalidInput;

/**
 * Calendar days, those of each customer where they live.
 *
 * @param from first day
 * @param to last day, which belongs to it
 */
public record Period(LocalDate from, LocalDate to) {

    /** Ten years: the longest that is compared with as long a time before it. */
    public static final int MOST_DAYS = 3_660;

    /** @throws InvalidInput when it ends before it begins or is too long */
    public Period {
        if (from.isAfter(to)) {
            throw new InvalidInput("from", "is " + from + ", which lies after " + to);
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw new InvalidInput(
                    "from", "is " + from + "; a period can have " + MOST_DAYS + " days at most, up to " + to);
        }
    }

    /** The last so many days. */
    public static Period endingOn(LocalDate to, int days) {
        return new Period(to.minusDays(days - 1L), to);
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** As many days, just before. */
    public Period before() {
        return endingOn(from.minusDays(1), days());
    }

    /** @param day days since 1970-01-01 */
    boolean contains(long day) {
        return day >= from.toEpochDay() && day <= to.toEpochDay();
    }
}
