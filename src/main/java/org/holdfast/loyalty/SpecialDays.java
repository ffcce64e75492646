package org.holdfast.loyalty;

import java.time.Period;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/** What is special about today to a customer. Cheap enough to be looked at whenever somebody asks. */
public final class SpecialDays {

    private SpecialDays() {}

    /**
     * Today's public holiday where the customer lives, such as {@code new-year}, or {@code none}; unknown where
     * {@link #publicHoliday} is.
     */
    public static @Nullable String holiday(CustomerView view) {
        return Holidays.knows(view.facts().country())
                ? Holidays.on(view.today(), view.facts().country()).orElse("none")
                : null;
    }

    /** Unknown where the country is, or has no calendar. */
    public static @Nullable Boolean publicHoliday(CustomerView view) {
        return Holidays.knows(view.facts().country())
                ? Holidays.on(view.today(), view.facts().country()).isPresent()
                : null;
    }

    /** Days until the day on which they became a customer comes round again; 0 on the day, also on the first one. */
    public static @Nullable Integer anniversaryInDays(CustomerView view) {
        DateOrInstant since = view.days().known(view.facts().customerSince());
        return since == null ? null : view.days().untilNext(view.dayOf(since));
    }

    /** Whole years since they became a customer: one more on each anniversary. */
    public static @Nullable Integer yearsWithUs(CustomerView view) {
        DateOrInstant since = view.days().known(view.facts().customerSince());
        if (since == null) {
            return null;
        }
        return view.viewpoint().semantics().countsYearsByAnniversaries()
                ? view.days().timesRound(view.dayOf(since))
                : Period.between(view.dayOf(since), view.today()).getYears();
    }
}
