package org.holdfast.loyalty.programmes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.facts.Order;
import org.holdfast.facts.Return;
import org.jspecify.annotations.Nullable;

/**
 * An order as a programme sees it.
 *
 * @param deliveredOn {@code null} while it has not arrived
 * @param net what the customer keeps and pays for, in the order's currency: nothing of a cancelled order; {@code null}
 *     while the value is unknown
 * @param perUnit what one unit of that currency is worth in the company's; {@code null} when nobody says
 */
record Purchase(
        String id,
        LocalDate placedOn,
        @Nullable LocalDate deliveredOn,
        @Nullable BigDecimal net,
        @Nullable BigDecimal perUnit) {

    private static final Comparator<Purchase> IN_ORDER =
            Comparator.comparing(Purchase::placedOn).thenComparing(Purchase::id);

    /**
     * The orders that are known by now, the oldest first. A return whose order or value is not told takes nothing back.
     */
    static List<Purchase> of(ProgrammeCustomer programmeCustomer) {
        List<Order> orders = programmeCustomer.facts().orders();
        if (orders == null) {
            return List.of();
        }
        Map<String, BigDecimal> returned = new HashMap<>();
        for (Return each : programmeCustomer.facts().returns() == null
                ? List.<Return>of()
                : programmeCustomer.facts().returns()) {
            if (each.orderId() != null && each.value() != null && programmeCustomer.day(each.at()) != null) {
                returned.merge(each.orderId(), each.value(), BigDecimal::add);
            }
        }
        return orders.stream()
                .map(order -> of(order, returned.getOrDefault(order.id(), BigDecimal.ZERO), programmeCustomer))
                .filter(Objects::nonNull)
                .sorted(IN_ORDER)
                .toList();
    }

    private static @Nullable Purchase of(Order order, BigDecimal returned, ProgrammeCustomer programmeCustomer) {
        LocalDate placed = programmeCustomer.day(order.placedAt());
        if (placed == null) {
            return null;
        }
        BigDecimal net = programmeCustomer.day(order.cancelledAt()) != null
                ? BigDecimal.ZERO
                : order.value() == null
                        ? null
                        : order.value().subtract(returned).max(BigDecimal.ZERO);
        return new Purchase(
                order.id(),
                placed,
                programmeCustomer.day(order.deliveredAt()),
                net,
                programmeCustomer.rates().perUnit(order.currency()));
    }

    /** The day from which it counts; {@code null} while it does not. */
    @Nullable
    LocalDate counts(Programme programme) {
        Terms terms = deliveredOn == null ? null : programme.on(deliveredOn);
        if (terms != null && !terms.countsWhenPlaced()) {
            return deliveredOn;
        }
        Terms then = programme.on(placedOn);
        return then != null && then.countsWhenPlaced() ? placedOn : null;
    }

    /** What the customer spent, in the company's currency; {@code null} when it is not known. */
    @Nullable
    BigDecimal spent() {
        return net == null || perUnit == null ? null : net.multiply(perUnit);
    }
}
