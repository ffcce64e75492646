package org.holdfast.loyalty;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.calendar.Holidays;
import org.jspecify.annotations.Nullable;

/**
 * Special days of a customer: public holidays and anniversaries. The computation is cheap enough to be repeated on
 * every call.
 */
public final class SpecialDays {

    private SpecialDays() {}

    /**
     * Returns today's public holiday in the customer's country, such as {@code new-year}, or {@code none}; {@code null}
     * if the country is unknown or has no calendar.
     */
    public static @Nullable String holiday(CustomerView view) {
        String country = view.facts().country();
        return country == null || !Holidays.knows(country)
                ? null
                : Holidays.on(view.today(), country).orElse("none");
    }

    /** Returns whether today is a public holiday; {@code null} if the country is unknown or has no calendar. */
    public static @Nullable Boolean publicHoliday(CustomerView view) {
        String country = view.facts().country();
        return country == null || !Holidays.knows(country)
                ? null
                : Holidays.on(view.today(), country).isPresent();
    }

    /** Returns the days until the next anniversary of becoming a customer; 0 on the day itself, including the first. */
    public static @Nullable Integer anniversaryInDays(CustomerView view) {
        DateOrInstant since = view.days().known(view.facts().customerSince());
        return since == null ? null : view.days().untilNext(MonthDay.from(view.dayOf(since)));
    }

    /**
     * Returns the age in whole years; {@code null} if the birthday or its year is unknown, or it is still to come.
     * Those born on 29 February are a year older on 28 February of other years.
     */
    public static @Nullable Integer age(CustomerView view) {
        LocalDate born =
                view.facts().birthday() == null ? null : view.facts().birthday().date();
        return born == null || born.isAfter(view.today())
                ? null
                : Integer.valueOf(view.days().anniversaries(born));
    }

    /** Returns the number of anniversaries of becoming a customer. */
    public static @Nullable Integer yearsWithUs(CustomerView view) {
        DateOrInstant since = view.days().known(view.facts().customerSince());
        if (since == null) {
            return null;
        }
        return view.viewpoint().semantics().countsYearsByAnniversaries()
                ? view.days().anniversaries(view.dayOf(since))
                : Period.between(view.dayOf(since), view.today()).getYears();
    }
}
