package org.holdfast.loyalty.measures;

import java.math.BigDecimal;
import java.util.List;
import org.holdfast.facts.Return;
import org.holdfast.facts.identity.RecordIndex;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.DatedFact;
import org.holdfast.loyalty.ExchangeRates;
import org.holdfast.loyalty.OrderView;
import org.jspecify.annotations.Nullable;

/**
 * Refunds for returned goods, in the company's currency. A refund is assigned to the day of the return, not of the
 * order.
 */
final class Refunds {

    private Refunds() {}

    /** Caches the orders by number, since they are needed for every return. */
    private record Orders(RecordIndex<OrderView> index) {}

    /**
     * Returns the value of the returns in a range of days; zero if returns are unknown, because most CRMs without data
     * on returns have none.
     *
     * @return {@code null} if the value, the currency or its exchange rate is unknown for one of the returns
     */
    static @Nullable BigDecimal within(CustomerView view, long from, long to) {
        List<DatedFact<Return>> returns = view.returns();
        BigDecimal sum = BigDecimal.ZERO;
        if (returns == null || returns.isEmpty()) {
            return sum;
        }
        long today = view.today().toEpochDay();
        for (DatedFact<Return> each : returns) {
            long day = today - each.daysAgo();
            if (day >= from && day <= to) {
                BigDecimal value = inCompanyCurrency(view, each.fact());
                if (value == null) {
                    return null;
                }
                sum = sum.add(value);
            }
        }
        return sum;
    }

    /**
     * Converts the value of a return. It is in the currency of its order; if the order is unknown, in the currency that
     * all orders of the customer share.
     */
    private static @Nullable BigDecimal inCompanyCurrency(CustomerView view, Return returned) {
        List<OrderView> orders = view.orders();
        ExchangeRates rates = view.viewpoint().rates();
        if (orders == null || orders.isEmpty()) {
            return null;
        }
        String first = currency(orders.get(0), rates);
        boolean shared = true;
        OrderView about = view.cached(Orders.class, each -> new Orders(new RecordIndex<>(orders, OrderView::order)))
                .index
                .find(returned.source(), returned.orderId());
        if (about != null) {
            return rates.toHome(returned.value(), about.order().currency());
        }
        for (OrderView order : orders) {
            shared &= currency(order, rates).equals(first);
        }
        return shared ? rates.toHome(returned.value(), first) : null;
    }

    private static String currency(OrderView order, ExchangeRates rates) {
        String currency = order.order().currency();
        return currency == null ? rates.home() : currency;
    }
}
