package org.holdfast.rules.vocabulary;

import static org.holdfast.rules.vocabulary.ValueType.DAY;
import static org.holdfast.rules.vocabulary.ValueType.FLAG;
import static org.holdfast.rules.vocabulary.ValueType.INTEGER;
import static org.holdfast.rules.vocabulary.ValueType.TEXT;

import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import org.holdfast.facts.fulfilment.OrderState;
import org.holdfast.loyalty.OrderView;
import org.holdfast.loyalty.fulfilment.ParcelView;
import org.holdfast.rules.vocabulary.drift.Drift;
import org.jspecify.annotations.Nullable;

/** What rules can ask about the states, the parcels and the due day of orders. */
final class FulfilmentFields {

    private FulfilmentFields() {}

    static Entity parcel() {
        Entity.Builder<ParcelView> parcel = new Entity.Builder<>("Parcel", ParcelView.class);
        parcel.field(
                        "id",
                        TEXT,
                        "the parcel's number",
                        ParcelView::key,
                        view -> view.parcel().id())
                .always()
                .field(
                        "orderId",
                        TEXT,
                        "the order it belongs to",
                        view -> view.order().key(),
                        view -> view.order().id())
                .always()
                .field("carrier", TEXT, "who brings it", view -> view.parcel().carrier())
                .field(
                        "trackingNumber",
                        TEXT,
                        "number under which the carrier shows where it is",
                        view -> view.parcel().trackingNumber())
                .field("reference", TEXT, "its number, with what is known of the carrier", ParcelView::reference)
                .always()
                .field("contents", TEXT, "articles it contains", ParcelView::contents)
                .field("open", FLAG, "it is still to reach the customer", ParcelView::open)
                .always()
                .field("shipped", FLAG, "it was dispatched", ParcelView::shipped)
                .always()
                .field("shippedDaysAgo", INTEGER, "days since it was dispatched", ParcelView::shippedDaysAgo)
                .drift(Drift.UP)
                .field("delivered", FLAG, "the customer has it", ParcelView::delivered)
                .always()
                .field("deliveredDaysAgo", INTEGER, "days since delivery", ParcelView::deliveredDaysAgo)
                .drift(Drift.UP)
                .field(
                        "late",
                        FLAG,
                        "its own promised time has passed, or had passed when it came",
                        view -> view.punctuality().late())
                .implies("daysLate", "daysUntilPromised")
                .field(
                        "daysLate",
                        INTEGER,
                        "calendar days after its own promised day",
                        view -> view.punctuality().daysLate())
                .drift(Drift.UP)
                .implies("late", "daysUntilPromised")
                .field(
                        "daysUntilPromised",
                        INTEGER,
                        "days left until its own promised day",
                        view -> view.punctuality().daysUntilPromised())
                .drift(Drift.DOWN)
                .signed()
                .implies("late", "daysLate");
        troubles(parcel);
        times(parcel);
        return parcel.build();
    }

    private static void times(Entity.Builder<ParcelView> parcel) {
        TimeFields.of(parcel)
                .past("shipped", "it was dispatched", view -> view.parcel().shippedAt())
                .past("delivered", "it was delivered", view -> view.parcel().deliveredAt())
                .past(
                        "ready",
                        "it could first be fetched",
                        view -> view.parcel().readyAt())
                .past(
                        "attempted",
                        "it was brought in vain",
                        view -> view.parcel().attemptedAt())
                .past("lost", "it was reported lost", view -> view.parcel().lostAt())
                .past("returned", "it came back to us", view -> view.parcel().returnedAt())
                .ahead("promisedOn", "daysUntilPromised", "it is due by its own promise")
                .hoursUntil(
                        "promisedInHours",
                        "promisedOn",
                        "it is late by its own promise",
                        view -> view.punctuality().due())
                .hoursUntil(
                        "pickupInHours",
                        "pickupUntil",
                        "it can be fetched no more",
                        view -> view.parcel().pickupUntil());
    }

    private static void troubles(Entity.Builder<ParcelView> parcel) {
        parcel.field("readyForPickup", FLAG, "it waits where the customer can fetch it", ParcelView::readyForPickup)
                .always()
                .field("readyDaysAgo", INTEGER, "days that it has waited to be fetched", ParcelView::readyDaysAgo)
                .drift(Drift.UP)
                .field("pickupUntil", DAY, "last day on which it can be fetched", ParcelView::pickupUntil)
                .implies("pickupInDays")
                .field("pickupInDays", INTEGER, "days until the last one to fetch it", ParcelView::pickupInDays)
                .drift(Drift.DOWN)
                .signed()
                .implies("pickupUntil")
                .field("attempted", FLAG, "it was brought, but could not be handed over", ParcelView::attempted)
                .always()
                .field("attemptedDaysAgo", INTEGER, "days since it was brought in vain", ParcelView::attemptedDaysAgo)
                .drift(Drift.UP)
                .field("lost", FLAG, "it is lost, and nothing was sent in its place", ParcelView::lost)
                .always()
                .field("lostDaysAgo", INTEGER, "days since it was reported lost", ParcelView::lostDaysAgo)
                .drift(Drift.UP)
                .field("returned", FLAG, "it came back to us, and nothing was sent in its place", ParcelView::returned)
                .always()
                .field("returnedDaysAgo", INTEGER, "days since it came back to us", ParcelView::returnedDaysAgo)
                .drift(Drift.UP);
    }

    /** Adds what the parcels and the state of an order say to the fields of orders. */
    static void addTo(Entity.Builder<OrderView> order) {
        order.choice(
                        "state",
                        OrderState.class,
                        "what it waits for",
                        view -> view.order().state())
                .field("unpaid", FLAG, "it waits to be paid", is(OrderState.UNPAID))
                .implies("state")
                .field("onHold", FLAG, "it is held back until the customer answers", is(OrderState.ON_HOLD))
                .implies("state")
                .field(
                        "waiting",
                        FLAG,
                        "it is unpaid or on hold, and nothing was sent",
                        view -> view.order().state() == null
                                ? null
                                : Boolean.valueOf(view.fulfilment().isWaiting()))
                .implies("state")
                .field(
                        "partlyArrived",
                        FLAG,
                        "a part of it has arrived, but not everything",
                        view -> view.fulfilment().partlyArrived())
                .always()
                .field(
                        "onItsWay",
                        FLAG,
                        "nothing has arrived yet, and no parcel of it waits, is lost or came back",
                        view -> view.fulfilment().isOnItsWay())
                .always()
                .field(
                        "stillToCome",
                        TEXT,
                        "articles that are still to come",
                        view -> view.fulfilment().stillToCome())
                .field(
                        "piecesToCome",
                        INTEGER,
                        "pieces that are still to come",
                        view -> view.fulfilment().piecesToCome())
                .drift(Drift.STEADY)
                .field(
                        "wishedLater",
                        FLAG,
                        "the customer wants it later than promised",
                        view -> view.fulfilment().isWishedLater())
                .field("dueOn", DAY, "day after which it is late", OrderView::dueOn)
                .implies("late")
                .field("neverCame", FLAG, "an open complaint says that it never came", OrderView::neverCame)
                .always();
        parcels(order);
    }

    private static void parcels(Entity.Builder<OrderView> order) {
        order.field(
                        "pickupWaitingDays",
                        INTEGER,
                        "days that a parcel of it has waited to be fetched",
                        most(ParcelView::readyDaysAgo, Integer::max))
                .drift(Drift.UP)
                .field(
                        "pickupInDays",
                        INTEGER,
                        "days until the last one to fetch a parcel of it",
                        most(ParcelView::pickupInDays, Integer::min))
                .drift(Drift.DOWN)
                .signed()
                .field(
                        "parcelAttempted",
                        FLAG,
                        "a parcel of it was brought, but could not be handed over",
                        any(ParcelView::attempted))
                .always()
                .field("parcelLost", FLAG, "a parcel of it is lost, and was not replaced", any(ParcelView::lost))
                .always()
                .field(
                        "parcelReturned",
                        FLAG,
                        "a parcel of it came back to us, and was not replaced",
                        any(ParcelView::returned))
                .always()
                .items(
                        "parcels",
                        KnownEntities.PARCEL,
                        "its parcels",
                        view -> view.fulfilment().parcels());
    }

    private static Function<OrderView, @Nullable Object> is(OrderState state) {
        return view -> view.order().state() == null
                ? null
                : Boolean.valueOf(view.order().state() == state);
    }

    private static Function<OrderView, @Nullable Object> any(Predicate<ParcelView> condition) {
        return view -> {
            List<ParcelView> parcels = view.fulfilment().parcels();
            return parcels != null && parcels.stream().anyMatch(condition);
        };
    }

    private static Function<OrderView, @Nullable Object> most(
            Function<ParcelView, @Nullable Integer> days, BinaryOperator<Integer> choice) {
        return view -> {
            List<ParcelView> parcels = view.fulfilment().parcels();
            return parcels == null
                    ? null
                    : parcels.stream()
                            .map(days)
                            .filter(Objects::nonNull)
                            .reduce(choice)
                            .orElse(null);
        };
    }
}
