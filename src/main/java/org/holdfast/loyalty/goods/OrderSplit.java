package org.holdfast.loyalty.goods;

import java.math.BigDecimal;
import org.holdfast.facts.Order;
import org.jspecify.annotations.Nullable;

/**
 * What the value of an order consists of, in the company's currency.
 *
 * @param goods price of the goods, stated or as the rest of what is known
 */
public record OrderSplit(
        @Nullable BigDecimal goods,
        @Nullable BigDecimal shipping,
        @Nullable BigDecimal tax,
        @Nullable BigDecimal paidWithPoints) {

    private static final OrderSplit UNKNOWN = new OrderSplit(null, null, null, null);

    /** Returns the parts of an order; most orders have none that are known. */
    public static OrderSplit of(Order order, AmountConversion rates) {
        if (order.goods() == null
                && order.shipping() == null
                && order.tax() == null
                && order.paidWithPoints() == null) {
            return UNKNOWN;
        }
        String currency = order.currency();
        return new OrderSplit(
                rates.toHome(order.amounts().goodsOrRest(), currency),
                rates.toHome(order.shipping(), currency),
                rates.toHome(order.tax(), currency),
                rates.toHome(order.paidWithPoints(), currency));
    }
}
