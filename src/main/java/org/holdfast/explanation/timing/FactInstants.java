package org.holdfast.explanation.timing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Observation;
import org.holdfast.facts.Order;
import org.holdfast.facts.Return;
import org.holdfast.facts.Survey;
import org.holdfast.facts.baskets.Cart;
import org.holdfast.facts.billing.Payment;
import org.holdfast.facts.billing.Subscription;
import org.holdfast.facts.contact.ContactEmail;
import org.holdfast.facts.contact.ContactPhone;
import org.holdfast.facts.contact.DoNotContact;
import org.holdfast.facts.fulfilment.Parcel;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.fulfilment.Fulfilment;
import org.holdfast.loyalty.fulfilment.Viewpoint;
import org.jspecify.annotations.Nullable;

/** The moments in the facts of a customer at which something begins or ends. */
public final class FactInstants {

    private static final Instant LATEST = Instant.parse("2300-01-01T00:00:00Z");
    /** For so many hours after a change of a cart its hours are counted one by one; later ones only by the day. */
    private static final int MAX_HOURS = 72;
    /** Maximum number of carts whose hours are counted, those that changed last. */
    private static final int MAX_CARTS = 3;

    private final ZoneId zone;
    private final Consumer<DateOrInstant> found;

    private FactInstants(ZoneId zone, Consumer<DateOrInstant> found) {
        this.zone = zone;
        this.found = found;
    }

    /** Returns all moments in no particular order, with the full hours for which carts have been left. */
    public static List<Instant> of(Customer facts, ZoneId zone) {
        List<Instant> found = new ArrayList<>();
        visit(facts, zone, point -> {
            found.add(point.start(zone));
            found.add(point.end(zone));
        });
        addHours(facts.carts(), found);
        return found;
    }

    /** Returns the first moment after another, without the hours of carts; {@code null} if there is none. */
    static @Nullable Instant next(Customer facts, ZoneId zone, Instant after) {
        Next next = new Next(zone, after);
        visit(facts, zone, next);
        return next.found;
    }

    /** Returns the days of all facts up to a day, as days since 1970-01-01, in no particular order. */
    static long[] daysUntil(long today, Customer facts, ZoneId zone) {
        LongStream.Builder days = LongStream.builder();
        visit(facts, zone, point -> days.add(point.epochDay(zone)));
        return days.build().filter(day -> day <= today).toArray();
    }

    private static void visit(Customer facts, ZoneId zone, Consumer<DateOrInstant> found) {
        FactInstants moments = new FactInstants(zone, found);
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
        moments.all(facts.carts(), Cart::startedAt, Cart::changedAt, Cart::orderedAt);
        moments.all(facts.consents(), Consent::at, Consent::endsAt);
        moments.all(facts.emails(), ContactEmail::at);
        moments.all(facts.phones(), ContactPhone::at);
        if (facts.doNotContact() != null) {
            moments.all(List.of(facts.doNotContact()), DoNotContact::from, DoNotContact::until);
        }
        moments.all(facts.returns(), Return::at);
        moments.all(facts.surveys(), Survey::at);
        moments.all(facts.interactions(), Interaction::at);
        moments.all(facts.observations(), Observation::at);
        moments.one(facts.customerSince());
        if (facts.membership() != null) {
            moments.one(facts.membership().joinedAt());
        }
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

    /** Adds the ends of the hours for which carts have been left, which rules count. */
    private static void addHours(@Nullable List<Cart> carts, List<Instant> found) {
        List<Instant> changes = (carts == null ? List.<Cart>of() : carts)
                .stream()
                        .filter(cart -> cart.orderedAt() == null && cart.orderId() == null)
                        .flatMap(cart -> cart.changedAt() instanceof DateOrInstant.Exact exact
                                ? Stream.of(exact.at())
                                : Stream.<Instant>empty())
                        .sorted(Comparator.reverseOrder())
                        .limit(MAX_CARTS)
                        .toList();
        for (Instant change : changes) {
            for (int hours = 1; hours <= MAX_HOURS; hours++) {
                found.add(change.plus(Duration.ofHours(hours)));
            }
        }
    }

    @SafeVarargs
    private <T> void all(@Nullable List<T> items, Function<T, @Nullable DateOrInstant>... times) {
        for (T item : items == null ? List.<T>of() : items) {
            for (Function<T, @Nullable DateOrInstant> time : times) {
                one(time.apply(item));
            }
        }
    }

    private void one(@Nullable DateOrInstant point) {
        if (point != null) {
            found.accept(point);
        }
    }

    /** Keeps the first moment after another. Nearly all moments are long past, which is seen without a time zone. */
    private static final class Next implements Consumer<DateOrInstant> {

        private final ZoneId zone;
        private final Instant after;
        private final long yesterday;
        private @Nullable Instant found;

        Next(ZoneId zone, Instant after) {
            this.zone = zone;
            this.after = after;
            this.yesterday = DateOrInstant.of(after).epochDay(zone) - 1;
        }

        @Override
        public void accept(DateOrInstant point) {
            if (point instanceof DateOrInstant.Exact exact) {
                keep(exact.at());
            } else if (!(point instanceof DateOrInstant.Day day) || day.date().toEpochDay() > yesterday) {
                keep(point.start(zone));
                keep(point.end(zone));
            }
        }

        private void keep(Instant at) {
            if (at.isAfter(after) && (found == null || at.isBefore(found))) {
                found = at;
            }
        }
    }
}
