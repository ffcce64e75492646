package org.holdfast.loyalty;

import java.math.BigDecimal;
import org.holdfast.facts.Order;
import org.holdfast.facts.billing.Payment;
import org.holdfast.facts.billing.PaymentStatus;
import org.holdfast.facts.billing.Subscription;
import org.holdfast.facts.identity.SourcedRecord;
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
 * @param subscription the subscription that it is for; {@code null} if it names none, or an unknown one
 * @param order the order that it is for; {@code null} if it names none, or an unknown one
 */
public record PaymentView(
        Payment payment,
        @Nullable PaymentStatus status,
        @Nullable Integer daysAgo,
        @Nullable Integer dueInDays,
        @Nullable Boolean overdue,
        boolean settled,
        @Nullable BigDecimal homeAmount,
        @Nullable Subscription subscription,
        @Nullable Order order) {

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

    /** Returns what identifies the subscription among all of the customer, even if it is unknown. */
    public @Nullable String subscriptionKey() {
        return key(payment.source(), payment.subscriptionId(), subscription);
    }

    /** Returns the number of the subscription as its system writes it. */
    public @Nullable String subscriptionNumber() {
        return subscription == null ? payment.subscriptionId() : subscription.id();
    }

    /** Returns what identifies the order among all of the customer, even if it is unknown. */
    public @Nullable String orderKey() {
        return key(payment.source(), payment.orderId(), order);
    }

    /** Returns the number of the order as its shop writes it. */
    public @Nullable String orderNumber() {
        return order == null ? payment.orderId() : order.id();
    }

    /** @param found the record that the reference is about, if it is known */
    static @Nullable String key(@Nullable String source, @Nullable String reference, @Nullable SourcedRecord found) {
        if (found != null) {
            return found.key();
        }
        return reference == null ? null : SourcedRecord.key(source, reference);
    }
}
