package org.holdfast.facts;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * In which order things can have happened. Systems write down late what others have seen: a carrier scans a parcel
 * before the shop has stored the order, and an order is marked as shipped when it has arrived. That is kept as it was
 * told, with a note. What no clock and no habit explains is refused.
 */
public final class EventOrder {

    private final ZoneId zone;
    private final Consumer<Note> notes;

    private EventOrder(@Nullable ZoneId zone, Consumer<Note> notes) {
        this.zone = zone == null ? ZoneOffset.UTC : zone;
        this.notes = notes;
    }

    /**
     * Something odd that was taken as it is.
     *
     * @param field path such as {@code orders[2].shippedAt}
     * @param text a sentence without the field's name
     */
    public record Note(String field, String text) {

        @Override
        public String toString() {
            return "\"" + field + "\" " + text;
        }
    }

    /** What is odd about the times of a customer; nothing for most. */
    public static List<Note> notes(Customer customer) {
        List<Note> notes = new ArrayList<>();
        new EventOrder(customer.timeZone(), notes::add).check(customer.orders(), customer.complaints());
        return notes;
    }

    /** @throws InvalidInput when something cannot have happened */
    static void check(@Nullable ZoneId zone, @Nullable List<Order> orders, @Nullable List<Complaint> complaints) {
        new EventOrder(zone, note -> {}).check(orders, complaints);
    }

    private void check(@Nullable List<Order> orders, @Nullable List<Complaint> complaints) {
        for (int i = 0; orders != null && i < orders.size(); i++) {
            Order order = orders.get(i);
            String path = "orders[" + i + "].";
            notBefore(path, "placedAt", order.placedAt(), "shippedAt", order.shippedAt());
            notBefore(path, "placedAt", order.placedAt(), "deliveredAt", order.deliveredAt());
            notBefore(path, "placedAt", order.placedAt(), "cancelledAt", order.cancelledAt());
            if (isBefore(order.deliveredAt(), order.shippedAt())) {
                note(path, "shippedAt", order.shippedAt(), "after", "deliveredAt", order.deliveredAt());
            }
        }
        for (int i = 0; complaints != null && i < complaints.size(); i++) {
            Complaint complaint = complaints.get(i);
            String path = "complaints[" + i + "].";
            notBefore(path, "openedAt", complaint.openedAt(), "firstReplyAt", complaint.firstReplyAt());
            notBefore(path, "openedAt", complaint.openedAt(), "resolvedAt", complaint.resolvedAt());
        }
    }

    private void notBefore(
            String path, String first, DateOrInstant earlier, String second, @Nullable DateOrInstant later) {
        if (!isBefore(later, earlier)) {
            return;
        }
        if (later.end(zone).plus(DateOrInstant.CLOCK_TOLERANCE).isBefore(earlier.start(zone))) {
            throw new InvalidInput(path + second, later + " lies before " + first + " (" + earlier + ")");
        }
        note(path, second, later, "a little before", first, earlier);
    }

    private boolean isBefore(@Nullable DateOrInstant one, @Nullable DateOrInstant other) {
        // Days that only touch are no contradiction.
        return one != null
                && other != null
                && (one instanceof DateOrInstant.Exact
                        ? one.start(zone).isBefore(other.start(zone))
                        : one.end(zone).isBefore(other.start(zone)));
    }

    private void note(
            String path,
            String field,
            @Nullable DateOrInstant at,
            String how,
            String than,
            @Nullable DateOrInstant other) {
        notes.accept(new Note(path + field, at + " lies " + how + " " + than + " (" + other + "); taken as it is"));
    }
}
