package org.holdfast.desk.deliveries;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.facts.fulfilment.OrderState;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.OrderView;
import org.holdfast.loyalty.fulfilment.ParcelView;
import org.jspecify.annotations.Nullable;

/**
 * What has become of an order or a parcel that has not arrived, as names of texts. Orders of which nothing more is
 * known than that they are under way have none.
 *
 * @param number number of the order, or of the parcel with its carrier
 * @param order number of the order of a parcel; {@code null} for an order
 * @param key name of the text
 * @param what articles that are still to come
 * @param day the day in the text
 */
public record DeliveryLine(
        String number,
        @Nullable String order,
        String key,
        @Nullable String what,
        @Nullable LocalDate day) {

    /** Maximum number of lines shown; a card is read at a glance. */
    private static final int MAX_SHOWN = 10;

    /** Returns the lines of a customer, those of the latest orders first. */
    public static List<DeliveryLine> of(CustomerView view) {
        List<DeliveryLine> all = new ArrayList<>();
        List<OrderView> orders = view.orders() == null ? List.of() : view.orders();
        for (int i = orders.size() - 1; i >= 0; i--) {
            OrderView order = orders.get(i);
            if (order.neverCame()) {
                all.add(ofOrder(order, "delivery-never-came", null, null));
            } else if (order.open()) {
                addOpen(all, order, view);
            }
        }
        return all.stream().limit(MAX_SHOWN).toList();
    }

    private static void addOpen(List<DeliveryLine> all, OrderView order, CustomerView view) {
        if (order.fulfilment().isWaiting()) {
            boolean unpaid = order.order().state() == OrderState.UNPAID;
            all.add(ofOrder(order, unpaid ? "delivery-unpaid" : "delivery-on-hold", null, null));
        }
        DateOrInstant wished = order.order().wishedAt();
        if (wished != null && Boolean.TRUE.equals(order.fulfilment().isWishedLater())) {
            all.add(ofOrder(order, "delivery-wished", null, view.dayOf(wished)));
        }
        if (order.fulfilment().partlyArrived()) {
            String what = order.fulfilment().stillToCome();
            all.add(ofOrder(order, what == null ? "delivery-partly" : "delivery-still-to-come", what, null));
        }
        List<ParcelView> parcels = order.fulfilment().parcels();
        if (parcels != null) {
            parcels.stream()
                    .filter(each -> !each.delivered())
                    .map(DeliveryLine::ofParcel)
                    .forEach(all::add);
        }
    }

    private static DeliveryLine ofOrder(OrderView order, String key, @Nullable String what, @Nullable LocalDate day) {
        return new DeliveryLine(order.order().id(), null, key, what, day);
    }

    private static DeliveryLine ofParcel(ParcelView each) {
        return new DeliveryLine(each.reference(), each.order().id(), key(each), null, each.pickupUntil());
    }

    private static String key(ParcelView each) {
        if (each.lost()) {
            return "parcel-lost";
        }
        if (each.returned()) {
            return "parcel-returned";
        }
        if (each.readyForPickup()) {
            return each.pickupUntil() == null ? "parcel-ready" : "parcel-ready-until";
        }
        if (each.attempted()) {
            return "parcel-attempted";
        }
        if (!each.open()) {
            return "parcel-replaced";
        }
        return each.shipped() ? "parcel-under-way" : "parcel-not-sent";
    }
}
