package org.holdfast.rules.vocabulary;

import static org.holdfast.rules.vocabulary.ValueType.FLAG;
import static org.holdfast.rules.vocabulary.ValueType.INTEGER;
import static org.holdfast.rules.vocabulary.ValueType.MONEY;
import static org.holdfast.rules.vocabulary.ValueType.TEXT;

import java.util.function.Function;
import org.holdfast.facts.billing.BillingInterval;
import org.holdfast.facts.billing.PaymentStatus;
import org.holdfast.facts.billing.SubscriptionStatus;
import org.holdfast.loyalty.PaymentView;
import org.holdfast.loyalty.SubscriptionView;
import org.holdfast.rules.vocabulary.drift.Drift;
import org.jspecify.annotations.Nullable;

/** What rules can ask about subscriptions and payments. */
final class BillingFields {

    private BillingFields() {}

    static Entity subscription() {
        Entity.Builder<SubscriptionView> subscription = new Entity.Builder<>("Subscription", SubscriptionView.class);
        subscription
                .field(
                        "id",
                        TEXT,
                        "the subscription's number",
                        view -> view.subscription().key(),
                        view -> view.subscription().id())
                .always()
                .field(
                        "source",
                        TEXT,
                        "system that numbers it",
                        view -> view.subscription().source())
                .field(
                        "plan",
                        TEXT,
                        "tariff or product",
                        view -> view.subscription().plan())
                .choice("status", SubscriptionStatus.class, "state in the billing system", SubscriptionView::status)
                .field("running", FLAG, "the customer receives what they subscribed to", SubscriptionView::running)
                .field("cancelled", FLAG, "it was cancelled, even if it still runs", SubscriptionView::cancelled)
                .always()
                .field(
                        "cancellationRequested",
                        FLAG,
                        "the customer asked to cancel, and it is not cancelled yet",
                        SubscriptionView::cancellationRequested)
                .always()
                .field(
                        "reason",
                        TEXT,
                        "reason for the cancellation",
                        view -> view.subscription().reason());
        days(subscription);
        price(subscription);
        return subscription.build();
    }

    private static void days(Entity.Builder<SubscriptionView> subscription) {
        subscription
                .field("startedDaysAgo", INTEGER, "days since it started", SubscriptionView::startedDaysAgo)
                .drift(Drift.UP)
                .field("renewsInDays", INTEGER, "days until it is next extended", SubscriptionView::renewsInDays)
                .drift(Drift.DOWN)
                .signed()
                .field("endsInDays", INTEGER, "days until its last day", SubscriptionView::endsInDays)
                .drift(Drift.DOWN)
                .signed()
                .field(
                        "cancelRequestedDaysAgo",
                        INTEGER,
                        "days since the customer asked to cancel",
                        SubscriptionView::cancelRequestedDaysAgo)
                .drift(Drift.UP)
                .field("cancelledDaysAgo", INTEGER, "days since it was cancelled", SubscriptionView::cancelledDaysAgo)
                .drift(Drift.UP);
        TimeFields.of(subscription)
                .past("started", "it started", view -> view.subscription().startedAt())
                .coming(
                        "renews",
                        "it is next extended",
                        view -> view.subscription().renewsAt())
                .coming("ends", "it ends", view -> view.subscription().endsAt())
                .past(
                        "cancelRequested",
                        "the customer asked to cancel",
                        view -> view.subscription().cancelRequestedAt())
                .past(
                        "cancelled",
                        "it was cancelled",
                        view -> view.subscription().cancelledAt());
    }

    private static void price(Entity.Builder<SubscriptionView> subscription) {
        subscription
                .field(
                        "price",
                        MONEY,
                        "price for each interval",
                        SubscriptionView::homePrice,
                        view -> Money.of(
                                view.subscription().price(), view.subscription().currency()))
                .field(
                        "currency",
                        TEXT,
                        "its currency",
                        view -> view.subscription().currency())
                .choice(
                        "every",
                        BillingInterval.class,
                        "interval at which the price is due",
                        view -> view.subscription().every())
                .field("pricePerYear", MONEY, "price of a year", SubscriptionView::homePricePerYear)
                .implies("price", "every");
    }

    static Entity payment() {
        Entity.Builder<PaymentView> payment = new Entity.Builder<>("Payment", PaymentView.class);
        payment.field(
                        "id",
                        TEXT,
                        "the payment's number",
                        view -> view.payment().key(),
                        view -> view.payment().id())
                .always()
                .field(
                        "source",
                        TEXT,
                        "system that numbers it",
                        view -> view.payment().source())
                .field(
                        "amount",
                        MONEY,
                        "amount to pay",
                        PaymentView::homeAmount,
                        view -> Money.of(view.payment().amount(), view.payment().currency()))
                .field("currency", TEXT, "its currency", view -> view.payment().currency())
                .field(
                        "method",
                        TEXT,
                        "means of payment",
                        view -> view.payment().method())
                .field(
                        "subscriptionId",
                        TEXT,
                        "the subscription it is for",
                        PaymentView::subscriptionKey,
                        PaymentView::subscriptionNumber)
                .field("orderId", TEXT, "the order it is for", PaymentView::orderKey, PaymentView::orderNumber)
                .field(
                        "reason",
                        TEXT,
                        "why it failed or was refunded",
                        view -> view.payment().reason());
        progress(payment);
        return payment.build();
    }

    private static void progress(Entity.Builder<PaymentView> payment) {
        payment.choice("status", PaymentStatus.class, "state of the payment", PaymentView::status)
                .field("due", FLAG, "it is still to be paid", is(PaymentStatus.DUE))
                .implies("status")
                .field("paid", FLAG, "it was paid", is(PaymentStatus.PAID))
                .implies("status")
                .field("failed", FLAG, "it was refused", is(PaymentStatus.FAILED))
                .implies("status")
                .field("refunded", FLAG, "the money went back", is(PaymentStatus.REFUNDED))
                .implies("status")
                .field("overdue", FLAG, "it is to be paid, and its day has passed", PaymentView::overdue)
                .implies("status")
                .field(
                        "outstanding",
                        FLAG,
                        "it failed or is overdue, and no later payment made good for it",
                        PaymentView::outstanding)
                .implies("status")
                .field("daysAgo", INTEGER, "days since it was made, refused or refunded", PaymentView::daysAgo)
                .drift(Drift.UP)
                .field("dueInDays", INTEGER, "days until it is due", PaymentView::dueInDays)
                .drift(Drift.DOWN)
                .signed()
                .field("daysOverdue", INTEGER, "days since its day has passed", PaymentView::daysOverdue)
                .drift(Drift.UP);
        TimeFields.of(payment)
                .happened(
                        "it was made, refused or refunded",
                        view -> view.payment().at())
                .coming("due", "it is due", view -> view.payment().dueAt());
    }

    private static Function<PaymentView, @Nullable Object> is(PaymentStatus status) {
        return view -> view.status() == null ? null : Boolean.valueOf(view.status() == status);
    }
}
