package org.holdfast.demo;

import java.time.LocalDate;
import java.util.List;
import org.holdfast.facts.Order;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.fulfilment.Parcel;
import org.holdfast.facts.fulfilment.ParcelLine;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * Adds parcels to the latest order of a few customers: half of an order that is late has come, a parcel waits to be
 * fetched, one is lost. The other customers stay the same.
 */
final class DemoParcels {

    private static final String CARRIER = "Nova Post";
    private static final int HALF_HAS_COME = 57;
    private static final int WAITS = 121;
    private static final int LOST = 185;
    /** One regular customer in so many has parcels that arrived. */
    private static final int EVERY = 48;

    private final LocalDate today;
    private final int number;

    DemoParcels(int number, LocalDate today) {
        this.number = number;
        this.today = today;
    }

    void addTo(List<Order> orders) {
        if (orders.isEmpty()) {
            return;
        }
        int last = orders.size() - 1;
        Order order = orders.get(last);
        List<Parcel> parcels = parcels(order);
        if (parcels != null) {
            orders.set(last, order.withParcels(parcels));
        }
    }

    private @Nullable List<Parcel> parcels(Order order) {
        List<OrderLine> lines = order.lines() == null ? List.of() : order.lines();
        int half = (lines.size() + 1) / 2;
        DateOrInstant delivered = order.deliveredAt();
        return switch (number) {
            case HALF_HAS_COME ->
                List.of(
                        parcel(1, order, null, null, daysAgo(1), null, lines.subList(0, half)),
                        parcel(2, order, null, null, null, null, lines.subList(half, lines.size())));
            case WAITS -> List.of(parcel(1, order, daysAgo(1), daysAgo(-4), null, null, lines));
            case LOST -> List.of(parcel(1, order, null, null, null, daysAgo(0), lines));
            default ->
                number % EVERY == 0 && delivered != null
                        ? List.of(parcel(1, order, null, null, delivered, null, lines))
                        : null;
        };
    }

    private DateOrInstant daysAgo(int days) {
        return DateOrInstant.of(today.minusDays(days));
    }

    private static Parcel parcel(
            int parcel,
            Order order,
            @Nullable DateOrInstant ready,
            @Nullable DateOrInstant until,
            @Nullable DateOrInstant delivered,
            @Nullable DateOrInstant lost,
            List<OrderLine> lines) {
        return new Parcel(
                order.id() + "-" + parcel,
                CARRIER,
                "NP" + order.id() + "0" + parcel,
                null,
                null,
                order.shippedAt(),
                null,
                ready,
                until,
                delivered,
                lost,
                null,
                lines.stream()
                        .map(line -> new ParcelLine(line.sku(), line.quantity()))
                        .toList());
    }
}
