package org.holdfast.loyalty;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.holdfast.facts.Order;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.goods.OrderSplit;
import org.jspecify.annotations.Nullable;

/**
 * An order as of the moment of a decision, with the figures that rules use.
 *
 * @param placedDay days since 1970-01-01 in the customer's zone
 * @param homeValue value in the company's currency
 * @param split what the value consists of, in the company's currency
 */
public record OrderView(
        Order order,
        long placedDay,
        int placedDaysAgo,
        boolean shipped,
        boolean delivered,
        boolean cancelled,
        @Nullable Integer deliveredDaysAgo,
        Punctuality punctuality,
        Shortfall shortfall,
        @Nullable BigDecimal homeValue,
        OrderSplit split) {

    /**
     * The lateness of an order; all values are unknown if no date was promised.
     *
     * @param late whether the promised time has passed, or had passed on arrival
     * @param daysLate calendar days from the promised day to arrival, or to today if it has not arrived; 0 if on time
     * @param daysUntilPromised calendar days until the promised day; negative if it has passed
     */
    public record Punctuality(
            @Nullable Boolean late,
            @Nullable Integer daysLate,
            @Nullable Integer daysUntilPromised) {

        private static final Punctuality UNKNOWN = new Punctuality(null, null, null);
    }

    /**
     * What is missing from an order.
     *
     * @param items pieces ordered but not delivered, rounded up; unknown until the order arrives, or if the CRM does
     *     not provide delivered quantities
     * @param discount promised discount less the applied one, in the order's currency; 0 if nothing is missing
     * @param homeDiscount the missing discount in the company's currency
     */
    public record Shortfall(
            @Nullable Integer items,
            @Nullable BigDecimal discount,
            @Nullable BigDecimal homeDiscount) {

        private static final Shortfall UNKNOWN = new Shortfall(null, null, null);

        private static Shortfall of(
                @Nullable Integer items, @Nullable BigDecimal discount, Order order, ExchangeRates rates) {
            return items == null && discount == null
                    ? UNKNOWN
                    : new Shortfall(items, discount, rates.toHome(discount, order.currency()));
        }
    }

    static OrderView of(Order order, CustomerCalendar customerCalendar, ExchangeRates rates) {
        DateOrInstant delivered = customerCalendar.known(order.deliveredAt());
        DateOrInstant cancelled = customerCalendar.known(order.cancelledAt());
        DateOrInstant promised = order.promisedAt();
        BigDecimal missingDiscount = missingDiscount(order, customerCalendar.semantics(), rates);
        return new OrderView(
                order,
                customerCalendar.of(order.placedAt()),
                customerCalendar.ago(order.placedAt()),
                customerCalendar.known(order.shippedAt()) != null || delivered != null,
                delivered != null,
                cancelled != null,
                delivered == null ? null : customerCalendar.ago(delivered),
                promised == null
                        ? Punctuality.UNKNOWN
                        : new Punctuality(
                                late(promised, delivered, cancelled, customerCalendar),
                                daysLate(promised, delivered, cancelled, customerCalendar),
                                -customerCalendar.ago(promised)),
                Shortfall.of(delivered == null ? null : missingItems(order.lines()), missingDiscount, order, rates),
                rates.toHome(order.value(), order.currency()),
                OrderSplit.of(order, rates::toHome));
    }

    /** Returns whether the order has neither arrived nor been cancelled. */
    public boolean open() {
        return !delivered && !cancelled;
    }

    /**
     * Returns whether part of the promised discount is missing; {@code null} if unknown. No exchange rate is needed if
     * both amounts have the same currency.
     */
    public @Nullable Boolean discountMissing() {
        return shortfall.discount() == null ? null : shortfall.discount().signum() > 0;
    }

    /** Returns the order lines; {@code null} if the CRM does not provide them. */
    public @Nullable List<OrderLine> lines() {
        return order.lines();
    }

    private static boolean late(
            DateOrInstant promised,
            @Nullable DateOrInstant delivered,
            @Nullable DateOrInstant cancelled,
            CustomerCalendar customerCalendar) {
        DateOrInstant until = delivered == null ? cancelled : delivered;
        return until == null
                ? customerCalendar.isOver(promised)
                : !until.start(customerCalendar.zone()).isBefore(promised.end(customerCalendar.zone()))
                        && !until.equals(promised);
    }

    private static int daysLate(
            DateOrInstant promised,
            @Nullable DateOrInstant delivered,
            @Nullable DateOrInstant cancelled,
            CustomerCalendar customerCalendar) {
        DateOrInstant until = delivered == null ? cancelled : delivered;
        long end = until == null ? customerCalendar.today() : customerCalendar.of(until);
        return (int) Math.max(0, end - customerCalendar.of(promised));
    }

    private static @Nullable Integer missingItems(@Nullable List<OrderLine> lines) {
        if (lines == null || lines.isEmpty()) {
            return null;
        }
        BigDecimal missing = BigDecimal.ZERO;
        for (OrderLine line : lines) {
            if (line.delivered() == null) {
                return null;
            }
            missing = missing.add(line.quantity().subtract(line.delivered()).max(BigDecimal.ZERO));
        }
        return missing.setScale(0, RoundingMode.CEILING).intValue();
    }

    private static @Nullable BigDecimal missingDiscount(Order order, Semantics semantics, ExchangeRates rates) {
        if (order.promisedDiscount() == null || order.appliedDiscount() == null) {
            return null;
        }
        BigDecimal missing =
                order.promisedDiscount().subtract(order.appliedDiscount()).max(BigDecimal.ZERO);
        return semantics.givesWholeUnits() ? rates.inWholeUnits(missing, order.currency()) : missing;
    }
}
