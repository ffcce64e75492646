package org.holdfast.rules.condition;

import java.util.List;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.OrderView;
import org.holdfast.rules.vocabulary.Money;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/** Finds out whether an amount is unknown only because an exchange rate is missing. */
public final class MissingExchangeRate {

    private MissingExchangeRate() {}

    /**
     * Returns the currency whose exchange rate would make the amount known, or {@code null} if the amount is known or
     * no rate would help.
     */
    public static @Nullable String of(Operand operand, Object self, Object[] bound) {
        if (operand.type() != ValueType.MONEY || operand.value(self, bound) != null) {
            return null;
        }
        if (operand instanceof ListFigure figure) {
            return ofItems(figure, self, bound);
        }
        Object thing = operand.place() == Operand.SELF ? self : bound[operand.place()];
        if (operand instanceof Operand.OfField field && field.field().show().apply(thing) instanceof Money money) {
            return money.currency();
        }
        return thing instanceof CustomerView view ? ofOrders(view.orders()) : null;
    }

    private static @Nullable String ofItems(ListFigure figure, Object self, Object[] bound) {
        Operand measured = figure.measured();
        List<?> list = figure.items().read().apply(figure.place() == Operand.SELF ? self : bound[figure.place()]);
        if (measured == null || list == null) {
            return null;
        }
        for (Object item : list) {
            String currency = figure.filter().of(item, bound) == Truth.FALSE ? null : of(measured, item, bound);
            if (currency != null) {
                return currency;
            }
        }
        return null;
    }

    /** A figure computed from all orders depends on the rate for each of them. */
    private static @Nullable String ofOrders(@Nullable List<OrderView> orders) {
        if (orders == null) {
            return null;
        }
        return orders.stream()
                .filter(each -> each.homeValue() == null && each.order().value() != null)
                .map(each -> each.order().currency())
                .findFirst()
                .orElse(null);
    }
}
