package org.holdfast.loyalty;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.facts.billing.Payment;
import org.holdfast.facts.billing.PaymentStatus;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as of the moment of a decision. What becomes of it later is not known yet: until then it is due.
 *
 * @param status state of the payment; if the CRM does not state it, a payment with a time is paid, and one with only a
 *     due date is due
 * @param daysAgo days since it was made, refused or refunded
 * @param dueInDays days until it is due; negative if that day has passed
 * @param overdue whether it is due, and its day has passed
 * @param settled whether a later payment for the same subscription or order made good for it
 * @param homeAmount amount in the company's currency
 */
public record PaymentView(
        Payment payment,
        @Nullable PaymentStatus status,
        @Nullable Integer daysAgo,
        @Nullable Integer dueInDays,
        @Nullable Boolean overdue,
        boolean settled,
        @Nullable BigDecimal homeAmount) {

    /** Returns the payments, oldest first; {@code null} if they are unknown. */
    static @Nullable List<PaymentView> all(
            @Nullable List<Payment> payments, CustomerCalendar calendar, ExchangeRates rates) {
        if (payments == null) {
            return null;
        }
        Map<String, Instant> lastPaid = lastPaid(payments, calendar);
        return payments.stream()
                .sorted(Comparator.comparing((Payment payment) -> time(payment, calendar))
                        .thenComparing(Payment::key))
                .map(payment -> of(payment, lastPaid, calendar, rates))
                .toList();
    }

    private static PaymentView of(
            Payment payment, Map<String, Instant> lastPaid, CustomerCalendar calendar, ExchangeRates rates) {
        PaymentStatus status = status(payment, calendar);
        DateOrInstant due = payment.dueAt();
        Instant paid = lastPaid.get(purpose(payment));
        return new PaymentView(
                payment,
                status,
                calendar.agoIfKnown(payment.at()),
                due == null ? null : Integer.valueOf(-calendar.ago(due)),
                overdue(status, due, calendar),
                status == PaymentStatus.FAILED && paid != null && paid.isAfter(time(payment, calendar)),
                rates.toHome(payment.amount(), payment.currency()));
    }

    private static @Nullable PaymentStatus status(Payment payment, CustomerCalendar calendar) {
        DateOrInstant at = payment.at();
        if (at != null && !calendar.hasCome(at)) {
            return payment.dueAt() == null ? null : PaymentStatus.DUE;
        }
        if (payment.status() != null) {
            return payment.status();
        }
        if (at != null) {
            return PaymentStatus.PAID;
        }
        return payment.dueAt() == null ? null : PaymentStatus.DUE;
    }

    private static @Nullable Boolean overdue(
            @Nullable PaymentStatus status, @Nullable DateOrInstant due, CustomerCalendar calendar) {
        if (status != PaymentStatus.DUE) {
            return status == null ? null : Boolean.FALSE;
        }
        return due == null ? null : Boolean.valueOf(calendar.isOver(due));
    }

    /** Returns when a payment for each subscription, order and amount was last made. */
    private static Map<String, Instant> lastPaid(List<Payment> payments, CustomerCalendar calendar) {
        Map<String, Instant> last = new HashMap<>();
        for (Payment payment : payments) {
            if (status(payment, calendar) == PaymentStatus.PAID
                    && !purpose(payment).isEmpty()) {
                last.merge(purpose(payment), time(payment, calendar), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return last;
    }

    /** Returns what a payment is for; empty if it is unknown. */
    private static String purpose(Payment payment) {
        if (payment.subscriptionId() == null && payment.orderId() == null) {
            return "";
        }
        String amount = payment.amount() == null
                ? ""
                : payment.amount().stripTrailingZeros().toPlainString();
        return String.join(
                "\n",
                String.valueOf(payment.source()),
                String.valueOf(payment.subscriptionId()),
                String.valueOf(payment.orderId()),
                amount);
    }

    private static Instant time(Payment payment, CustomerCalendar calendar) {
        DateOrInstant time = payment.at() == null ? payment.dueAt() : payment.at();
        return time == null ? Instant.MAX : time.start(calendar.zone());
    }

    /** Returns the days since its day has passed; 0 if it is not overdue, {@code null} if that is unknown. */
    public @Nullable Integer daysOverdue() {
        if (overdue == null || !overdue) {
            return overdue == null ? null : Integer.valueOf(0);
        }
        return dueInDays == null ? null : Integer.valueOf(-dueInDays);
    }

    /** Returns whether the customer still owes it: it failed or is overdue, and no later payment made good for it. */
    public @Nullable Boolean outstanding() {
        if (status == PaymentStatus.FAILED) {
            return !settled;
        }
        return overdue;
    }
}
