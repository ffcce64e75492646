package org.holdfast.explanation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.billing.Payment;
import org.holdfast.facts.billing.Subscription;
import org.holdfast.facts.fulfilment.Parcel;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.fulfilment.Fulfilment;
import org.holdfast.loyalty.fulfilment.Viewpoint;
import org.jspecify.annotations.Nullable;

/** The moments in the facts of a customer at which something begins or ends. */
final class FactInstants {

    private static final Instant LATEST = Instant.parse("2300-01-01T00:00:00Z");

    private final ZoneId zone;
    private final List<Instant> found = new ArrayList<>();

    private FactInstants(ZoneId zone) {
        this.zone = zone;
    }

    static List<Instant> of(Customer facts, ZoneId zone) {
        FactInstants moments = new FactInstants(zone);
        moments.all(
                facts.orders(),
                Order::placedAt,
                Order::promisedAt,
                Order::shippedAt,
                Order::deliveredAt,
                Order::cancelledAt);
        moments.all(facts.orders(), Order::promisedFrom, Order::wishedAt, Order::waitedUntil);
        for (Order order : facts.orders() == null ? List.<Order>of() : facts.orders()) {
            moments.fulfilment(order);
        }
        moments.all(facts.complaints(), Complaint::openedAt, Complaint::firstReplyAt, Complaint::resolvedAt);
        moments.all(
                facts.subscriptions(),
                Subscription::startedAt,
                Subscription::renewsAt,
                Subscription::endsAt,
                Subscription::cancelRequestedAt,
                Subscription::cancelledAt);
        moments.all(facts.payments(), Payment::at, Payment::dueAt);
        moments.all(facts.consents(), Consent::at);
        return moments.found;
    }

    private void fulfilment(Order order) {
        if (order.waitedUntil() != null) {
            // The end of a promise that was moved by waiting is not among the fields.
            all(List.of(Fulfilment.of(order, new Viewpoint(LATEST, zone))), Fulfilment::due);
        }
        all(
                order.parcels(),
                Parcel::promisedFrom,
                Parcel::promisedAt,
                Parcel::shippedAt,
                Parcel::attemptedAt,
                Parcel::readyAt,
                Parcel::pickupUntil,
                Parcel::deliveredAt,
                Parcel::lostAt,
                Parcel::returnedAt);
    }

    @SafeVarargs
    private <T> void all(@Nullable List<T> items, Function<T, @Nullable DateOrInstant>... times) {
        for (T item : items == null ? List.<T>of() : items) {
            for (Function<T, @Nullable DateOrInstant> time : times) {
                DateOrInstant point = time.apply(item);
                if (point != null) {
                    found.add(point.start(zone));
                    found.add(point.end(zone));
                }
            }
        }
    }
}
