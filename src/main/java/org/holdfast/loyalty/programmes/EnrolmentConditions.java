package org.holdfast.loyalty.programmes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.holdfast.facts.Survey;
import org.jspecify.annotations.Nullable;

/** Determines whether and since when a customer meets the conditions for joining a programme. */
final class EnrolmentConditions {

    private final Programme programme;
    private final Spending spending;
    private final ProgrammeCustomer programmeCustomer;

    EnrolmentConditions(Programme programme, Spending spending, ProgrammeCustomer programmeCustomer) {
        this.programme = programme;
        this.spending = spending;
        this.programmeCustomer = programmeCustomer;
    }

    /**
     * Returns the first day on which the customer met the conditions of the open programme; {@code null} if there is
     * none.
     */
    @Nullable
    LocalDate joinedOn() {
        if (neverMet()) {
            return null;
        }
        TreeSet<LocalDate> days = new TreeSet<>(spending.days());
        days.addAll(programme.changes());
        days.addAll(answers(null));
        LocalDate today = programmeCustomer.today();
        for (LocalDate day : days.tailSet(programme.begins())) {
            Terms terms = programme.on(day);
            if (!day.isAfter(today) && terms != null && terms.open() && met(terms, day)) {
                return day;
            }
        }
        return null;
    }

    /** Returns whether the terms never let this customer in, whatever was spent: the usual case, and quickly told. */
    private boolean neverMet() {
        for (Terms terms : programme.terms()) {
            Terms.Joining joining = terms.joining();
            Survey.Kind wanted = joining == null ? null : joining.answered();
            if (terms.open() && (wanted == null || !answers(wanted).isEmpty())) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the conditions are met on a day. */
    boolean met(Terms terms, LocalDate day) {
        Terms.Joining joining = terms.joining();
        if (joining == null) {
            return !terms.open() || spending.anyBetween(programme.begins(), day);
        }
        return missing(joining, day).signum() == 0
                && (joining.answered() == null
                        || answers(joining.answered()).stream()
                                .anyMatch(answer -> !answer.isBefore(programme.begins()) && !answer.isAfter(day)));
    }

    /** Returns the amount still to be spent; 0 if no amount is required or it has been reached. */
    static BigDecimal missing(Terms.@Nullable Joining joining, Spending spending, LocalDate day) {
        if (joining == null || joining.spent() == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal spent = joining.withinDays() == null
                ? spending.between(LocalDate.EPOCH, day)
                : spending.in(joining.withinDays(), day);
        return joining.spent().subtract(spent).max(BigDecimal.ZERO);
    }

    private BigDecimal missing(Terms.Joining joining, LocalDate day) {
        return missing(joining, spending, day);
    }

    private TreeSet<LocalDate> answers(Survey.@Nullable Kind kind) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Survey survey : programmeCustomer.facts().surveys() == null
                ? List.<Survey>of()
                : programmeCustomer.facts().surveys()) {
            LocalDate day = programmeCustomer.day(survey.at());
            if (day != null && (kind == null || survey.kind() == kind)) {
                days.add(day);
            }
        }
        return days;
    }
}
