package org.holdfast.loyalty.measures;

import java.math.BigDecimal;
import java.util.List;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.ExchangeRates;
import org.holdfast.loyalty.OrderView;
import org.holdfast.loyalty.goods.ReturnView;
import org.jspecify.annotations.Nullable;

/**
 * Refunds for returned goods, in the company's currency. A refund is assigned to the day of the return, not of the
 * order.
 */
final class Refunds {

    private Refunds() {}

    /**
     * Returns the value of the returns in a range of days; zero if returns are unknown, because most CRMs without data
     * on returns have none.
     *
     * @return {@code null} if the value, the currency or its exchange rate is unknown for one of the returns
     */
    static @Nullable BigDecimal within(CustomerView view, long from, long to) {
        List<ReturnView> returns = view.everyReturn();
        BigDecimal sum = BigDecimal.ZERO;
        if (returns == null || returns.isEmpty()) {
            return sum;
        }
        long today = view.today().toEpochDay();
        for (ReturnView each : returns) {
            long day = today - each.daysAgo();
            if (day >= from && day <= to) {
                BigDecimal value = inCompanyCurrency(view, each);
                if (value == null) {
                    return null;
                }
                sum = sum.add(value);
            }
        }
        return sum;
    }

    /**
     * Converts the refund of a return. It is in the return's own currency or that of its order; if both are unknown, in
     * the currency that all orders of the customer share.
     */
    private static @Nullable BigDecimal inCompanyCurrency(CustomerView view, ReturnView each) {
        if (!each.returned().hasHappened() && each.returned().refund() == null) {
            return BigDecimal.ZERO;
        }
        if (each.returned().currency() != null || each.order() != null) {
            return each.homeRefund();
        }
        List<OrderView> orders = view.orders();
        if (orders == null || orders.isEmpty()) {
            return null;
        }
        ExchangeRates rates = view.viewpoint().rates();
        String first = currency(orders.get(0), rates);
        boolean shared =
                orders.stream().allMatch(order -> currency(order, rates).equals(first));
        return shared ? rates.toHome(each.returned().moneyBack(), first) : null;
    }

    private static String currency(OrderView order, ExchangeRates rates) {
        String currency = order.order().currency();
        return currency == null ? rates.home() : currency;
    }
}
