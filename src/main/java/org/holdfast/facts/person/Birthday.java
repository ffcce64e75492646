package org.holdfast.facts.person;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * The birthday of a person, whose year may be unknown: many people say the day, but not how old they are. It is written
 * as a date, {@code 1990-05-17}, or without its year as ISO 8601 and vCards do, {@code --05-17}.
 */
public sealed interface Birthday {

    /** A birthday without its year. */
    Pattern WITHOUT_YEAR = Pattern.compile("--(\\d\\d)-?(\\d\\d)");

    /** Returns the day that is celebrated. */
    MonthDay day();

    /** Returns the day of birth; {@code null} if its year is unknown. */
    @Nullable
    LocalDate date();

    /** A birthday whose year is known. */
    record Complete(LocalDate date) implements Birthday {

        public Complete {
            if (date.getYear() < DateOrInstant.FIRST_YEAR || date.getYear() > DateOrInstant.LAST_YEAR) {
                throw new InvalidInput("birthday", "is in the year " + date.getYear());
            }
        }

        @Override
        public MonthDay day() {
            return MonthDay.from(date);
        }

        @Override
        public String toString() {
            return date.toString();
        }
    }

    /** A birthday whose year is unknown. */
    record WithoutYear(MonthDay day) implements Birthday {

        @Override
        public @Nullable LocalDate date() {
            return null;
        }

        @Override
        public String toString() {
            return day.toString();
        }
    }

    static Birthday of(LocalDate date) {
        return new Complete(date);
    }

    /** Returns whether a text is a birthday without its year. */
    static boolean isWithoutYear(String text) {
        return WITHOUT_YEAR.matcher(text).matches();
    }

    /** @throws InvalidInput if the text is not a birthday */
    static Birthday parse(String text) {
        if (text.startsWith("--")) {
            Matcher parts = WITHOUT_YEAR.matcher(text);
            if (parts.matches()) {
                return withoutYear(text, parts);
            }
            throw new InvalidInput("", "\"" + text + "\" is not a birthday without a year, such as --05-17");
        }
        if (DateOrInstant.parse(text) instanceof DateOrInstant.Day date) {
            return of(date.date());
        }
        throw new InvalidInput("", "\"" + text + "\" is an instant; expected a date such as 2026-03-12");
    }

    private static Birthday withoutYear(String text, Matcher parts) {
        try {
            return new WithoutYear(MonthDay.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))));
        } catch (DateTimeException e) {
            throw new InvalidInput("", "\"" + text + "\" is not a day that exists; expected one such as --05-17");
        }
    }

    /** Returns whether both can be the birthday of one person. */
    default boolean agrees(Birthday other) {
        return date() == null || other.date() == null ? day().equals(other.day()) : equals(other);
    }

    /** Returns the birthday with the year that another account of the same day knows. */
    default Birthday completed(Birthday other) {
        return date() == null && agrees(other) ? other : this;
    }
}
