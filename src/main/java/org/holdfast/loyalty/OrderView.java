package org.holdfast.loyalty;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.holdfast.facts.Order;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.fulfilment.Fulfilment;
import org.holdfast.loyalty.fulfilment.Punctuality;
import org.holdfast.loyalty.goods.OrderSplit;
import org.jspecify.annotations.Nullable;

/**
 * An order as of the moment of a decision, with the figures that rules use.
 *
 * @param placedDay days since 1970-01-01 in the customer's zone
 * @param delivered whether everything has arrived
 * @param homeValue value in the company's currency
 * @param split what the value consists of, in the company's currency
 * @param neverCame whether the customer complains that it never came, although it was delivered
 */
public record OrderView(
        Order order,
        Fulfilment fulfilment,
        long placedDay,
        int placedDaysAgo,
        boolean delivered,
        boolean cancelled,
        Punctuality punctuality,
        Shortfall shortfall,
        @Nullable BigDecimal homeValue,
        OrderSplit split,
        boolean neverCame) {

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

    /** The rule engine keeps orders in hash tables; the hash of every fact of an order would take longer than rules. */
    @Override
    public int hashCode() {
        return order.key().hashCode();
    }

    static OrderView of(Order order, CustomerCalendar customerCalendar, ExchangeRates rates) {
        Fulfilment fulfilment = Fulfilment.of(order, customerCalendar.viewpoint());
        DateOrInstant delivered = fulfilment.deliveredAt();
        long placed = customerCalendar.of(order.placedAt());
        BigDecimal missingDiscount = missingDiscount(order, customerCalendar.semantics(), rates);
        return new OrderView(
                order,
                fulfilment,
                placed,
                (int) (customerCalendar.today() - placed),
                delivered != null,
                customerCalendar.known(order.cancelledAt()) != null,
                fulfilment.punctuality(),
                Shortfall.of(delivered == null ? null : missingItems(order.lines()), missingDiscount, order, rates),
                rates.toHome(order.value(), order.currency()),
                OrderSplit.of(order, rates::toHome),
                false);
    }

    /** Returns the order of a customer who says that it never came. */
    OrderView withNeverCame() {
        return new OrderView(
                order,
                fulfilment,
                placedDay,
                placedDaysAgo,
                delivered,
                cancelled,
                punctuality,
                shortfall,
                homeValue,
                split,
                true);
    }

    /** Returns whether at least a part of it was dispatched. */
    public boolean shipped() {
        return fulfilment.shippedAt() != null || delivered;
    }

    /** Returns the days since the first of it was dispatched; {@code null} if that is not known. */
    public @Nullable Integer shippedDaysAgo() {
        return fulfilment.viewpoint().agoIfKnown(fulfilment.shippedAt());
    }

    public @Nullable Integer cancelledDaysAgo() {
        return fulfilment.viewpoint().agoIfKnown(order.cancelledAt());
    }

    /** Returns the days since everything had arrived; {@code null} if something is still to come. */
    public @Nullable Integer deliveredDaysAgo() {
        return fulfilment.viewpoint().agoIfKnown(fulfilment.deliveredAt());
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

    /** Returns the day after which it is late; {@code null} if nothing was promised, or while the promise rests. */
    public @Nullable LocalDate dueOn() {
        DateOrInstant due = punctuality.due();
        return due == null ? null : due.day(fulfilment.viewpoint().zone());
    }

    /** Returns the order lines; {@code null} if the CRM does not provide them. */
    public @Nullable List<OrderLine> lines() {
        return order.lines();
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
