package org.holdfast.loyalty;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.billing.Payment;
import org.holdfast.facts.billing.PaymentStatus;
import org.holdfast.facts.billing.Subscription;
import org.holdfast.facts.identity.RecordIndex;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/** Determines the state of all payments of a customer, of which a later one can make good for an earlier one. */
final class PaymentViews {

    private final CustomerCalendar calendar;
    private final ExchangeRates rates;
    private final RecordIndex<Subscription> subscriptions;
    private final RecordIndex<Order> orders;
    /** When a payment for each subscription, order and amount was last made. */
    private final Map<Purpose, Instant> lastPaid = new HashMap<>();

    private PaymentViews(Customer facts, List<Payment> payments, CustomerCalendar calendar, ExchangeRates rates) {
        this.calendar = calendar;
        this.rates = rates;
        boolean referToOrders = payments.stream().anyMatch(each -> each.orderId() != null);
        this.subscriptions = RecordIndex.of(facts.subscriptions());
        this.orders = RecordIndex.of(referToOrders ? facts.orders() : null);
        for (Payment payment : payments) {
            Purpose purpose = purpose(payment);
            if (purpose != null && status(payment) == PaymentStatus.PAID) {
                lastPaid.merge(purpose, time(payment), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
    }

    /** What a payment is for: keys of a subscription and an order, and the amount. */
    private record Purpose(
            @Nullable String subscription,
            @Nullable String order,
            @Nullable BigDecimal amount) {}

    /** Returns the payments, oldest first; {@code null} if they are unknown. */
    static @Nullable List<PaymentView> of(Customer facts, CustomerCalendar calendar, ExchangeRates rates) {
        List<Payment> payments = facts.payments();
        if (payments == null || payments.isEmpty()) {
            return payments == null ? null : List.of();
        }
        PaymentViews all = new PaymentViews(facts, payments, calendar, rates);
        return payments.stream()
                .sorted(Comparator.comparing(all::time).thenComparing(Payment::key))
                .map(all::view)
                .toList();
    }

    private PaymentView view(Payment payment) {
        PaymentStatus status = status(payment);
        DateOrInstant due = payment.dueAt();
        Purpose purpose = purpose(payment);
        Instant paid = purpose == null ? null : lastPaid.get(purpose);
        return new PaymentView(
                payment,
                status,
                calendar.agoIfKnown(payment.at()),
                due == null ? null : Integer.valueOf(-calendar.ago(due)),
                overdue(status, due),
                status == PaymentStatus.FAILED && paid != null && paid.isAfter(time(payment)),
                rates.toHome(payment.amount(), payment.currency()),
                subscriptions.find(payment.source(), payment.subscriptionId()),
                orders.find(payment.source(), payment.orderId()));
    }

    private @Nullable PaymentStatus status(Payment payment) {
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

    private @Nullable Boolean overdue(@Nullable PaymentStatus status, @Nullable DateOrInstant due) {
        if (status != PaymentStatus.DUE) {
            return status == null ? null : Boolean.FALSE;
        }
        return due == null ? null : Boolean.valueOf(calendar.isOver(due));
    }

    private @Nullable Purpose purpose(Payment payment) {
        if (payment.subscriptionId() == null && payment.orderId() == null) {
            return null;
        }
        Subscription subscription = subscriptions.find(payment.source(), payment.subscriptionId());
        Order order = orders.find(payment.source(), payment.orderId());
        return new Purpose(
                PaymentView.key(payment.source(), payment.subscriptionId(), subscription),
                PaymentView.key(payment.source(), payment.orderId(), order),
                payment.amount() == null
                        ? null
                        : Objects.requireNonNull(payment.amount()).stripTrailingZeros());
    }

    private Instant time(Payment payment) {
        DateOrInstant time = payment.at() == null ? payment.dueAt() : payment.at();
        return time == null ? Instant.MAX : time.start(calendar.zone());
    }
}
