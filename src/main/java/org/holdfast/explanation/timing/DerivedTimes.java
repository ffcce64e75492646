package org.holdfast.explanation.timing;

import static org.holdfast.explanation.timing.Midnights.NEVER;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.PurchaseSummary;
import org.holdfast.loyalty.calendar.Holidays;
import org.holdfast.loyalty.programmes.Lot;
import org.holdfast.loyalty.programmes.Programme;
import org.holdfast.loyalty.programmes.ProgrammeBalance;
import org.holdfast.loyalty.programmes.ProgrammeView;
import org.holdfast.loyalty.programmes.Terms;
import org.jspecify.annotations.Nullable;

/**
 * For how many midnights figures that are derived from many facts at once certainly stay: programmes, loyalty,
 * holidays. Each is computed on first use. Not thread-safe.
 */
final class DerivedTimes {

    private static final int YEAR = 365;
    /** Loyalty by habit ends once the silence is longer than so many usual gaps. */
    private static final double RHYTHM = 1.5;

    private final CustomerView view;
    private final long today;
    private long @Nullable [] days;
    private @Nullable Long programmes;
    private @Nullable Long loyalty;
    private @Nullable Long holidays;

    DerivedTimes(CustomerView view) {
        this.view = view;
        this.today = view.today().toEpochDay();
    }

    /** Returns the midnights until something in a programme may change. */
    long programmes() {
        Long known = programmes;
        if (known == null) {
            known = Math.min(states(), terms());
            programmes = known;
        }
        return known;
    }

    private long states() {
        long next = NEVER;
        for (ProgrammeView each : view.programmes()) {
            next = Math.min(next, after(each.tier().lostInDays()));
            Integer pending = each.points().pendingForDays();
            next = pending == null ? next : Math.min(next, Math.max(1, pending));
        }
        for (ProgrammeBalance each : view.holdings()) {
            for (Lot lot : each.lots()) {
                next = Math.min(next, ahead(lot.expiresOn()));
            }
        }
        return next;
    }

    private long ahead(@Nullable LocalDate day) {
        long in = day == null ? 0 : day.toEpochDay() - today;
        return in > 0 ? in : NEVER;
    }

    private static long after(@Nullable Integer lastDayIn) {
        return lastDayIn == null ? NEVER : Math.max(1, lastDayIn + 1L);
    }

    /** Returns when other terms apply, or a purchase begins to count or no longer does. */
    private long terms() {
        Set<Integer> ages = new TreeSet<>();
        long next = NEVER;
        for (Programme programme : view.viewpoint().programmes()) {
            for (LocalDate day : programme.changes()) {
                next = Math.min(next, ahead(day));
            }
            for (Terms terms : programme.terms()) {
                if (isIdle(terms.points())
                        || terms.stamps() != null && isIdle(terms.stamps().earning())) {
                    return 1;
                }
                ages(terms, ages);
                boolean yearly = terms.tiers() != null && terms.tiers().keep() != null;
                next = yearly ? Math.min(next, untilYearEnds()) : next;
            }
        }
        for (int age : ages) {
            next = Math.min(next, untilAged(age));
        }
        return next;
    }

    /** Returns whether units expire unless something happens, which shows in no date of theirs. */
    private static boolean isIdle(Terms.@Nullable Earning earning) {
        return earning != null && earning.expiry().idleMonths() != null;
    }

    private static void ages(Terms terms, Set<Integer> ages) {
        int points = terms.points() == null ? 0 : terms.points().waitDays();
        int stamps = terms.stamps() == null ? 0 : terms.stamps().earning().waitDays();
        Integer joining = terms.joining() == null ? null : terms.joining().withinDays();
        ages.add(points);
        ages.add(stamps);
        ages.add(joining == null ? 0 : joining);
        ages.add(terms.tiers() == null ? 0 : terms.tiers().withinDays());
    }

    private long untilYearEnds() {
        return LocalDate.of(view.today().getYear() + 1, 1, 1).toEpochDay() - today;
    }

    /** Returns the midnights until the signs, the level or the reasons of loyalty may change. */
    long loyalty() {
        Long known = loyalty;
        if (known == null) {
            known = Math.min(untilAged(YEAR), untilSilent());
            known = view.programme() == null ? known : Long.valueOf(Math.min(known, programmes()));
            loyalty = known;
        }
        return known;
    }

    private long untilSilent() {
        PurchaseSummary purchases = view.purchases();
        Integer gap = purchases == null ? null : purchases.usualGapDays();
        Integer silence = purchases == null ? null : purchases.daysSinceLast();
        if (gap == null || silence == null || silence > RHYTHM * gap + gap) {
            return NEVER;
        }
        return Math.max(1, (long) Math.ceil(RHYTHM * gap - silence));
    }

    /** Returns the midnights until a fact is so many days old. */
    private long untilAged(int age) {
        long[] known = days;
        if (known == null) {
            known = FactInstants.daysUntil(today, view.facts(), view.zone());
            days = known;
        }
        long next = NEVER;
        for (long day : known) {
            long in = day + age - today;
            next = in > 0 ? Math.min(next, in) : next;
        }
        return next;
    }

    /** Returns the midnights until the day is another holiday, or none. */
    long holidays() {
        Long known = holidays;
        if (known == null) {
            known = untilHoliday();
            holidays = known;
        }
        return known;
    }

    private long untilHoliday() {
        String country = view.facts().country();
        if (country == null || !Holidays.knows(country)) {
            return NEVER;
        }
        Optional<String> now = Holidays.on(view.today(), country);
        for (int in = 1; in <= Midnights.MAX; in++) {
            if (!Holidays.on(view.today().plusDays(in), country).equals(now)) {
                return in;
            }
        }
        return NEVER;
    }
}
