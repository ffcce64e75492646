package org.holdfast.rules.condition;

import java.util.List;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.OrderView;
import org.holdfast.rules.vocabulary.Money;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/** Tells an amount that nobody knows from one that is known in a currency without an exchange rate. */
public final class MissingExchangeRate {

    private MissingExchangeRate() {}

    /** The currency whose rate would make the amount known; {@code null} where no rate would, or none is needed. */
    public static @Nullable String of(Operand operand, Object self, Object[] bound) {
        if (operand.type() != ValueType.MONEY || operand.value(self, bound) != null) {
            return null;
        }
        Object thing = operand.place() == Operand.SELF ? self : bound[operand.place()];
        if (operand instanceof Operand.OfField field && field.field().show().apply(thing) instanceof Money money) {
            return money.currency();
        }
        return thing instanceof CustomerView view ? ofOrders(view.orders()) : null;
    }

    /** What is reckoned from all orders hangs on each of them. */
    private static @Nullable String ofOrders(@Nullable List<OrderView> orders) {
        return orders == null
                ? null
                : orders.stream()
                        .filter(each -> each.homeValue() == null && each.order().value() != null)
                        .map(each -> each.order().currency())
                        .findFirst()
                        .orElse(null);
    }
}
