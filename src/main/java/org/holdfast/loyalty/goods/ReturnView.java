package org.holdfast.loyalty.goods;

import java.math.BigDecimal;
import org.holdfast.facts.Order;
import org.holdfast.facts.Return;
import org.holdfast.facts.goods.ReturnState;
import org.holdfast.facts.identity.SourcedRecord;
import org.jspecify.annotations.Nullable;

/**
 * A return as of the moment of a decision, with the figures that rules use.
 *
 * @param order the order that it names; {@code null} if it names none, or an unknown one
 * @param currency currency of its amounts: its own, or that of its order
 * @param homeValue value of the goods in the company's currency
 * @param homeRefund what the customer has or gets back, in the company's currency
 */
public record ReturnView(
        Return returned,
        int daysAgo,
        @Nullable Order order,
        @Nullable String currency,
        @Nullable BigDecimal homeValue,
        @Nullable BigDecimal homeRefund) {

    public static ReturnView of(Return returned, int daysAgo, @Nullable Order order, AmountConversion rates) {
        boolean isKnown = returned.currency() != null || order != null;
        String currency = returned.currency() != null || order == null ? returned.currency() : order.currency();
        return new ReturnView(
                returned,
                daysAgo,
                order,
                currency,
                isKnown ? rates.toHome(returned.value(), currency) : null,
                isKnown ? rates.toHome(returned.moneyBack(), currency) : null);
    }

    /** Returns whether goods came back, also in exchange for others. */
    public boolean hasHappened() {
        return returned.hasHappened() || returned.state() == ReturnState.EXCHANGED;
    }

    /** Returns what identifies the order among all of the customer, even if it is unknown. */
    public @Nullable String orderKey() {
        String number = returned.orderId();
        if (order != null) {
            return order.key();
        }
        return number == null ? null : SourcedRecord.key(returned.source(), number);
    }

    /** Returns the number of the order as its shop writes it. */
    public @Nullable String orderNumber() {
        return order == null ? returned.orderId() : order.id();
    }
}
