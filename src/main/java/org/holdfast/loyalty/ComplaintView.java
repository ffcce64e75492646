package org.holdfast.loyalty;

import org.holdfast.facts.Complaint;
import org.holdfast.facts.Timepoint;
import org.jspecify.annotations.Nullable;

/**
 * One complaint as it stands at the moment.
 *
 * @param daysOpen calendar days since it was opened, until it was solved or today
 * @param workingDaysUnanswered Mondays to Fridays after the day it was opened, until somebody answered or today
 * @param resolvedDaysAgo calendar days since it was solved; unknown while it is open
 */
public record ComplaintView(Complaint complaint, boolean answered, boolean open, int openedDaysAgo, int daysOpen,
                            int workingDaysUnanswered, @Nullable Integer resolvedDaysAgo) {

    static ComplaintView of(Complaint complaint, Days days) {
        Timepoint resolved = days.known(complaint.resolvedAt());
        Timepoint replied = days.known(complaint.firstReplyAt());
        long opened = days.of(complaint.openedAt());
        long answeredDay = replied != null ? days.of(replied) : resolved != null ? days.of(resolved) : days.today();
        long closedDay = resolved == null ? days.today() : days.of(resolved);
        return new ComplaintView(complaint, replied != null || resolved != null, resolved == null,
                (int) (days.today() - opened), (int) (closedDay - opened), Days.workingDays(opened, answeredDay),
                resolved == null ? null : days.ago(resolved));
    }
}
