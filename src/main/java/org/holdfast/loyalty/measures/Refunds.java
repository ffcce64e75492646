package org.holdfast.loyalty.measures;

import java.math.BigDecimal;
import java.util.List;
import org.holdfast.facts.Return;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.DatedFact;
import org.holdfast.loyalty.ExchangeRates;
import org.holdfast.loyalty.OrderView;
import org.jspecify.annotations.Nullable;

/**
 * What customers got back for goods that returned, in the company's currency. It counts on the day of the return, not
 * of the order.
 */
final class Refunds {

    private Refunds() {}

    /**
     * The value of the returns of some days; nothing while returns are unknown, because most CRMs that do not tell of
     * them have none.
     *
     * @return {@code null} when the value, the currency or its rate is unknown for one of them
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
                BigDecimal value = home(view, each.fact());
                if (value == null) {
                    return null;
                }
                sum = sum.add(value);
            }
        }
        return sum;
    }

    /**
     * A return is in the currency of its order; where that order is not known, in the one that all orders of the
     * customer share.
     */
    private static @Nullable BigDecimal home(CustomerView view, Return returned) {
        List<OrderView> orders = view.orders();
        ExchangeRates rates = view.viewpoint().rates();
        if (orders == null || orders.isEmpty()) {
            return null;
        }
        String first = currency(orders.get(0), rates);
        boolean shared = true;
        for (OrderView order : orders) {
            if (order.order().id().equals(returned.orderId())) {
                return rates.toHome(returned.value(), order.order().currency());
            }
            shared &= currency(order, rates).equals(first);
        }
        return shared ? rates.toHome(returned.value(), first) : null;
    }

    private static String currency(OrderView order, ExchangeRates rates) {
        return order.order().currency() == null ? rates.home() : order.order().currency();
    }
}
