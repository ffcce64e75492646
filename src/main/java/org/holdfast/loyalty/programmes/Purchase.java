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
import org.holdfast.facts.identity.RecordIndex;
import org.jspecify.annotations.Nullable;

/**
 * An order as used by loyalty programmes.
 *
 * @param key what identifies the order among all of the customer
 * @param deliveredOn {@code null} if it has not been delivered
 * @param net value of the goods the customer keeps, in the order's currency: zero for a cancelled order; {@code null}
 *     if the value is unknown
 * @param perUnit value of one unit of that currency in the company's currency; {@code null} if unknown
 */
record Purchase(
        String key,
        LocalDate placedOn,
        @Nullable LocalDate deliveredOn,
        @Nullable BigDecimal net,
        @Nullable BigDecimal perUnit) {

    private static final Comparator<Purchase> IN_ORDER =
            Comparator.comparing(Purchase::placedOn).thenComparing(Purchase::key);

    /** Returns the orders known so far, oldest first. A return without an order or value is ignored. */
    static List<Purchase> of(ProgrammeCustomer programmeCustomer) {
        List<Order> orders = programmeCustomer.facts().orders();
        if (orders == null) {
            return List.of();
        }
        List<Return> returns = programmeCustomer.facts().returns();
        Map<String, BigDecimal> returned =
                returns == null || returns.isEmpty() ? Map.of() : returned(orders, returns, programmeCustomer);
        return orders.stream()
                .map(order -> of(order, returned.getOrDefault(order.key(), BigDecimal.ZERO), programmeCustomer))
                .filter(Objects::nonNull)
                .sorted(IN_ORDER)
                .toList();
    }

    /** Returns the value of the returns so far by the key of the order. */
    private static Map<String, BigDecimal> returned(
            List<Order> orders, List<Return> returns, ProgrammeCustomer programmeCustomer) {
        RecordIndex<Order> index = RecordIndex.of(orders);
        Map<String, BigDecimal> returned = new HashMap<>();
        for (Return each : returns) {
            Order order = index.find(each.source(), each.orderId());
            if (order != null && each.value() != null && programmeCustomer.day(each.at()) != null) {
                returned.merge(order.key(), each.value(), BigDecimal::add);
            }
        }
        return returned;
    }

    private static @Nullable Purchase of(Order order, BigDecimal returned, ProgrammeCustomer programmeCustomer) {
        LocalDate placed = programmeCustomer.day(order.placedAt());
        if (placed == null) {
            return null;
        }
        return new Purchase(
                order.key(),
                placed,
                programmeCustomer.day(programmeCustomer.deliveredAt(order)),
                net(order, returned, programmeCustomer),
                programmeCustomer.rates().perUnit(order.currency()));
    }

    private static @Nullable BigDecimal net(Order order, BigDecimal returned, ProgrammeCustomer programmeCustomer) {
        if (programmeCustomer.day(order.cancelledAt()) != null) {
            return BigDecimal.ZERO;
        }
        BigDecimal value = order.value();
        return value == null ? null : value.subtract(returned).max(BigDecimal.ZERO);
    }

    /** Returns the day from which the order counts; {@code null} if it does not count yet. */
    @Nullable
    LocalDate counts(Programme programme) {
        Terms terms = deliveredOn == null ? null : programme.on(deliveredOn);
        if (terms != null && !terms.countsWhenPlaced()) {
            return deliveredOn;
        }
        Terms then = programme.on(placedOn);
        return then != null && then.countsWhenPlaced() ? placedOn : null;
    }

    /** Returns the amount spent in the company's currency; {@code null} if it is unknown. */
    @Nullable
    BigDecimal spent() {
        return net == null || perUnit == null ? null : net.multiply(perUnit);
    }
}
