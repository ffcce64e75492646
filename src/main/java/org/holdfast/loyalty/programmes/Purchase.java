package org.holdfast.loyalty.programmes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.numbers.fraction.BigFraction;
import org.holdfast.facts.Order;
import org.holdfast.facts.Return;
import org.holdfast.facts.identity.RecordIndex;
import org.holdfast.loyalty.programmes.earning.EarnedAmount;
import org.holdfast.loyalty.programmes.earning.EarningBase;
import org.jspecify.annotations.Nullable;

/**
 * An order as used by loyalty programmes.
 *
 * @param key what identifies the order among all of the customer
 * @param deliveredOn {@code null} if it has not been delivered
 * @param net value of the goods the customer keeps, in the order's currency: zero for a cancelled order; {@code null}
 *     if the value is unknown
 * @param perUnit value of one unit of that currency in the company's currency; {@code null} if unknown
 * @param returns its returns so far, with amounts in the currency of the order
 */
record Purchase(
        String key,
        LocalDate placedOn,
        @Nullable LocalDate deliveredOn,
        @Nullable BigDecimal net,
        @Nullable BigDecimal perUnit,
        Order order,
        boolean cancelled,
        List<Return> returns) {

    private static final Comparator<Purchase> IN_ORDER =
            Comparator.comparing(Purchase::placedOn).thenComparing(Purchase::key);

    private static final int DECIMALS = 6;

    /** Returns the orders known so far, oldest first. A return without an order or value is ignored. */
    static List<Purchase> of(ProgrammeCustomer programmeCustomer) {
        List<Order> orders = programmeCustomer.facts().orders();
        if (orders == null) {
            return List.of();
        }
        List<Return> returns = programmeCustomer.facts().returns();
        Map<String, List<Return>> returned =
                returns == null || returns.isEmpty() ? Map.of() : returned(orders, returns, programmeCustomer);
        return orders.stream()
                .map(order -> of(order, returned.getOrDefault(order.key(), List.of()), programmeCustomer))
                .filter(Objects::nonNull)
                .sorted(IN_ORDER)
                .toList();
    }

    /** Returns the returns so far by the key of the order. */
    private static Map<String, List<Return>> returned(
            List<Order> orders, List<Return> returns, ProgrammeCustomer programmeCustomer) {
        RecordIndex<Order> index = RecordIndex.of(orders);
        Map<String, List<Return>> returned = new HashMap<>();
        for (Return each : returns) {
            Order order = index.find(each.source(), each.orderId());
            if (order != null && programmeCustomer.day(each.at()) != null) {
                returned.computeIfAbsent(order.key(), key -> new ArrayList<>())
                        .add(inCurrency(each, order, programmeCustomer.rates()));
            }
        }
        return returned;
    }

    /** Returns a return with amounts in the currency of its order; without amounts if a rate is unknown. */
    private static Return inCurrency(Return returned, Order order, CurrencyRates rates) {
        if (returned.currency() == null || returned.currency().equals(order.currency())) {
            return returned;
        }
        BigDecimal from = rates.perUnit(returned.currency());
        BigDecimal to = rates.perUnit(order.currency());
        return new Return(
                returned.id(),
                returned.source(),
                returned.orderId(),
                returned.at(),
                converted(returned.value(), from, to),
                null,
                converted(returned.refund(), from, to),
                returned.state(),
                returned.lines(),
                null,
                null);
    }

    private static @Nullable BigDecimal converted(
            @Nullable BigDecimal amount, @Nullable BigDecimal from, @Nullable BigDecimal to) {
        return amount == null || from == null || to == null
                ? null
                : amount.multiply(from).divide(to, DECIMALS, RoundingMode.HALF_UP);
    }

    private static @Nullable Purchase of(Order order, List<Return> returns, ProgrammeCustomer programmeCustomer) {
        LocalDate placed = programmeCustomer.day(order.placedAt());
        if (placed == null) {
            return null;
        }
        boolean cancelled = programmeCustomer.day(order.cancelledAt()) != null;
        return new Purchase(
                order.key(),
                placed,
                programmeCustomer.day(programmeCustomer.deliveredAt(order)),
                cancelled ? BigDecimal.ZERO : net(order, returns),
                programmeCustomer.rates().perUnit(order.currency()),
                order,
                cancelled,
                returns);
    }

    private static @Nullable BigDecimal net(Order order, List<Return> returns) {
        BigDecimal left = order.value();
        for (Return each : returns) {
            BigDecimal back = each.moneyBack();
            left = left == null || back == null ? left : left.subtract(back);
        }
        return left == null ? null : left.max(BigDecimal.ZERO);
    }

    /** Returns the units that the order earns at a rate; {@code null} if an amount that is needed is unknown. */
    @Nullable
    Integer units(LedgerEntry.Rate rate) {
        EarningBase base = rate.base();
        if (base == null) {
            return net == null ? null : Integer.valueOf(rate.units(net));
        }
        if (cancelled) {
            return 0;
        }
        BigFraction amount = EarnedAmount.of(base, order, returns);
        return amount == null ? null : Integer.valueOf(rate.units(amount));
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
