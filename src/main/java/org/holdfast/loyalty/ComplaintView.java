package org.holdfast.loyalty;

import java.math.BigDecimal;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.calendar.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * A complaint and its current state.
 *
 * @param answeredAt when it was first replied to, or else resolved; {@code null} until then
 * @param openedDay day it was opened, as days since 1970-01-01
 * @param daysOpen calendar days from opening until resolution, or until today
 * @param workingDaysUnanswered working days in the customer's country after the day of opening, until the first reply,
 *     or until today
 * @param resolvedDaysAgo calendar days since resolution; {@code null} while it is open
 * @param order the order concerned; {@code null} if it is unknown
 * @param workingDays working days of the customer's country
 */
public record ComplaintView(
        Complaint complaint,
        @Nullable DateOrInstant answeredAt,
        boolean open,
        long openedDay,
        int openedDaysAgo,
        int daysOpen,
        int workingDaysUnanswered,
        @Nullable Integer resolvedDaysAgo,
        @Nullable OrderView order,
        WorkingDays workingDays) {

    /**
     * Creates the view of a complaint.
     *
     * @param order the order it is about, if known
     */
    static ComplaintView of(Complaint complaint, CustomerCalendar customerCalendar, @Nullable OrderView order) {
        DateOrInstant resolved = customerCalendar.known(complaint.resolvedAt());
        DateOrInstant replied = customerCalendar.known(complaint.firstReplyAt());
        long opened = customerCalendar.of(complaint.openedAt());
        DateOrInstant answered = replied == null ? resolved : replied;
        long answeredDay = answered == null ? customerCalendar.today() : customerCalendar.of(answered);
        // Clocks differ slightly, so a complaint may have been resolved on the day before it was recorded.
        long closedDay = resolved == null ? customerCalendar.today() : Math.max(opened, customerCalendar.of(resolved));
        return new ComplaintView(
                complaint,
                answered,
                resolved == null,
                opened,
                (int) (customerCalendar.today() - opened),
                (int) (closedDay - opened),
                customerCalendar.workingDays().between(opened, answeredDay),
                resolved == null ? null : customerCalendar.ago(resolved),
                order,
                customerCalendar.workingDays());
    }

    /** Returns whether the customer has had a reply. */
    public boolean answered() {
        return answeredAt != null;
    }

    /** Returns the value of the order, in the company's currency; {@code null} if it is unknown. */
    public @Nullable BigDecimal orderValue() {
        return order == null ? null : order.homeValue();
    }

    /** Returns what identifies the order among all of the customer, even if it is unknown; {@code null} for none. */
    public @Nullable String orderKey() {
        if (order != null) {
            return order.order().key();
        }
        String number = complaint.orderId();
        return number == null ? null : SourcedRecord.key(complaint.source(), number);
    }

    /** Returns the number of the order as its shop writes it; {@code null} for none. */
    public @Nullable String orderNumber() {
        return order == null ? complaint.orderId() : order.order().id();
    }

    /**
     * Returns the calendar days it remained open after the given number of working days, until resolution or today.
     * Daily compensation is based on it. 0 if it was resolved earlier.
     */
    public int daysOpenAfter(int firstWorkingDays) {
        long from = workingDays.after(openedDay, firstWorkingDays);
        return (int) Math.max(0, openedDay + daysOpen - from);
    }
}
