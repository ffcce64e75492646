package org.holdfast.facts;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.holdfast.facts.baskets.Cart;
import org.holdfast.facts.billing.Subscription;
import org.holdfast.facts.fulfilment.Parcel;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Checks the order of the times of one customer's records. Systems record events with delay: a carrier may scan a
 * parcel before the shop has stored the order, and an order may be marked as shipped only after it has arrived. Such
 * times are accepted unchanged, with a note. Times that neither a clock difference nor late recording explains are
 * rejected.
 */
public final class EventOrder {

    private final ZoneId zone;
    private final Consumer<Note> notes;

    private EventOrder(@Nullable ZoneId zone, Consumer<Note> notes) {
        this.zone = zone == null ? ZoneOffset.UTC : zone;
        this.notes = notes;
    }

    /**
     * An implausible time that was accepted unchanged.
     *
     * @param field path such as {@code orders[2].shippedAt}
     * @param text sentence without the name of the field
     */
    public record Note(String field, String text) {

        @Override
        public String toString() {
            return "\"" + field + "\" " + text;
        }
    }

    /** Returns the implausible times of a customer; empty for most customers. */
    public static List<Note> notes(Customer customer) {
        List<Note> notes = new ArrayList<>();
        new EventOrder(customer.timeZone(), notes::add)
                .check(customer.orders(), customer.complaints(), customer.subscriptions(), customer.carts());
        return notes;
    }

    /**
     * Checks the order of all times.
     *
     * @throws InvalidInput if an order of times is impossible
     */
    static void check(
            @Nullable ZoneId zone,
            @Nullable List<Order> orders,
            @Nullable List<Complaint> complaints,
            @Nullable List<Subscription> subscriptions,
            @Nullable List<Cart> carts) {
        new EventOrder(zone, note -> {}).check(orders, complaints, subscriptions, carts);
    }

    private void check(
            @Nullable List<Order> orders,
            @Nullable List<Complaint> complaints,
            @Nullable List<Subscription> subscriptions,
            @Nullable List<Cart> carts) {
        for (int i = 0; subscriptions != null && i < subscriptions.size(); i++) {
            check("subscriptions[" + i + "].", subscriptions.get(i));
        }
        for (int i = 0; carts != null && i < carts.size(); i++) {
            check("carts[" + i + "].", carts.get(i));
        }
        for (int i = 0; orders != null && i < orders.size(); i++) {
            Order order = orders.get(i);
            String path = "orders[" + i + "].";
            notBefore(path, "placedAt", order.placedAt(), "shippedAt", order.shippedAt());
            notBefore(path, "placedAt", order.placedAt(), "deliveredAt", order.deliveredAt());
            notBefore(path, "placedAt", order.placedAt(), "cancelledAt", order.cancelledAt());
            DateOrInstant shippedAt = order.shippedAt();
            DateOrInstant deliveredAt = order.deliveredAt();
            if (shippedAt != null && deliveredAt != null && isBefore(deliveredAt, shippedAt)) {
                note(path, "shippedAt", shippedAt, "after", "deliveredAt", deliveredAt);
            }
            notBefore(path, "placedAt", order.placedAt(), "waitedUntil", order.waitedUntil());
            List<Parcel> parcels = order.parcels();
            for (int j = 0; parcels != null && j < parcels.size(); j++) {
                check(path + "parcels[" + j + "].", order.placedAt(), parcels.get(j));
            }
        }
        for (int i = 0; complaints != null && i < complaints.size(); i++) {
            Complaint complaint = complaints.get(i);
            String path = "complaints[" + i + "].";
            notBefore(path, "openedAt", complaint.openedAt(), "firstReplyAt", complaint.firstReplyAt());
            notBefore(path, "openedAt", complaint.openedAt(), "resolvedAt", complaint.resolvedAt());
        }
    }

    private void check(String path, DateOrInstant placedAt, Parcel parcel) {
        DateOrInstant shippedAt = parcel.shippedAt();
        String first = shippedAt == null ? "placedAt of the order" : "shippedAt";
        DateOrInstant begun = shippedAt == null ? placedAt : shippedAt;
        notBefore(path, "placedAt of the order", placedAt, "shippedAt", shippedAt);
        notBefore(path, first, begun, "attemptedAt", parcel.attemptedAt());
        notBefore(path, first, begun, "readyAt", parcel.readyAt());
        notBefore(path, first, begun, "deliveredAt", parcel.deliveredAt());
        notBefore(path, first, begun, "lostAt", parcel.lostAt());
        notBefore(path, first, begun, "returnedAt", parcel.returnedAt());
        DateOrInstant readyAt = parcel.readyAt();
        if (readyAt != null) {
            notBefore(path, "readyAt", readyAt, "pickupUntil", parcel.pickupUntil());
        }
    }

    private void check(String path, Subscription subscription) {
        DateOrInstant startedAt = subscription.startedAt();
        if (startedAt != null) {
            notBefore(path, "startedAt", startedAt, "endsAt", subscription.endsAt());
            notBefore(path, "startedAt", startedAt, "cancelRequestedAt", subscription.cancelRequestedAt());
        }
    }

    private void check(String path, Cart cart) {
        DateOrInstant startedAt = cart.startedAt();
        if (startedAt != null) {
            notBefore(path, "startedAt", startedAt, "changedAt", cart.changedAt());
            notBefore(path, "startedAt", startedAt, "orderedAt", cart.orderedAt());
        }
    }

    private void notBefore(
            String path, String first, DateOrInstant earlier, String second, @Nullable DateOrInstant later) {
        if (later == null || !isBefore(later, earlier)) {
            return;
        }
        if (later.end(zone).plus(DateOrInstant.CLOCK_TOLERANCE).isBefore(earlier.start(zone))) {
            throw new InvalidInput(path + second, later + " is before " + first + " (" + earlier + ")");
        }
        note(path, second, later, "a little before", first, earlier);
    }

    private boolean isBefore(DateOrInstant one, DateOrInstant other) {
        // A day and a time that touches it do not contradict each other.
        return one instanceof DateOrInstant.Exact
                ? one.start(zone).isBefore(other.start(zone))
                : one.end(zone).isBefore(other.start(zone));
    }

    private void note(String path, String field, DateOrInstant at, String how, String than, DateOrInstant other) {
        notes.accept(new Note(path + field, at + " is " + how + " " + than + " (" + other + "); accepted as is"));
    }
}
