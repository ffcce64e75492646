package org.holdfast.loyalty;

import java.math.BigDecimal;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * One complaint as it stands at the moment.
 *
 * @param openedDay the day it was opened, as days since 1970-01-01
 * @param daysOpen calendar days since it was opened, until it was solved or today
 * @param workingDaysUnanswered working days where the customer lives, after the day it was opened, until somebody
 *     answered or today
 * @param resolvedDaysAgo calendar days since it was solved; unknown while it is open
 * @param orderValue what the order it is about is worth, in the company's currency; unknown where the order is
 * @param workingDays of the country where the customer lives
 */
public record ComplaintView(
        Complaint complaint,
        boolean answered,
        boolean open,
        long openedDay,
        int openedDaysAgo,
        int daysOpen,
        int workingDaysUnanswered,
        @Nullable Integer resolvedDaysAgo,
        @Nullable BigDecimal orderValue,
        WorkingDays workingDays) {

    /** @param order the one it is about, where we know it */
    static ComplaintView of(Complaint complaint, CustomerCalendar customerCalendar, @Nullable OrderView order) {
        DateOrInstant resolved = customerCalendar.known(complaint.resolvedAt());
        DateOrInstant replied = customerCalendar.known(complaint.firstReplyAt());
        long opened = customerCalendar.of(complaint.openedAt());
        long answeredDay = replied != null
                ? customerCalendar.of(replied)
                : resolved != null ? customerCalendar.of(resolved) : customerCalendar.today();
        // Clocks differ a little, so a complaint can have been solved on the day before it was written down.
        long closedDay = resolved == null ? customerCalendar.today() : Math.max(opened, customerCalendar.of(resolved));
        return new ComplaintView(
                complaint,
                replied != null || resolved != null,
                resolved == null,
                opened,
                (int) (customerCalendar.today() - opened),
                (int) (closedDay - opened),
                customerCalendar.workingDays().between(opened, answeredDay),
                resolved == null ? null : customerCalendar.ago(resolved),
                order == null ? null : order.homeValue(),
                customerCalendar.workingDays());
    }

    /**
     * Calendar days that it stayed open after the first so many working days, until it was solved or today: what
     * compensations by the day are counted from. 0 when it was solved before.
     */
    public int daysOpenAfter(int firstWorkingDays) {
        long from = workingDays.after(openedDay, firstWorkingDays);
        return (int) Math.max(0, openedDay + daysOpen - from);
    }
}
