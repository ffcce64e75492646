package org.holdfast.loyalty.programmes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.holdfast.facts.Survey;
import org.jspecify.annotations.Nullable;

/** Whether a customer meets the conditions of joining a programme, and since when. */
final class EnrolmentConditions {

    private final Programme programme;
    private final Spending spending;
    private final ProgrammeCustomer programmeCustomer;

    EnrolmentConditions(Programme programme, Spending spending, ProgrammeCustomer programmeCustomer) {
        this.programme = programme;
        this.spending = spending;
        this.programmeCustomer = programmeCustomer;
    }

    /** The first day on which an open programme took them in; {@code null} when none did. */
    @Nullable
    LocalDate joinedOn() {
        TreeSet<LocalDate> days = new TreeSet<>();
        programme.changes().forEach(days::add);
        spending.days().forEach(days::add);
        answers(null).forEach(days::add);
        LocalDate today = programmeCustomer.today();
        for (LocalDate day : days.tailSet(programme.begins())) {
            Terms terms = programme.on(day);
            if (!day.isAfter(today) && terms != null && terms.open() && met(terms, day)) {
                return day;
            }
        }
        return null;
    }

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

    /** What has still to be spent; 0 where nothing has. */
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
