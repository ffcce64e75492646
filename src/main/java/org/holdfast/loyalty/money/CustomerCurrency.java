package org.holdfast.loyalty.money;

import java.util.List;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.OrderView;

/** The currency that a customer uses: that of their latest order whose currency is known. */
public final class CustomerCurrency {

    private CustomerCurrency() {}

    /** @param home the company's currency, for customers of whom no currency is known */
    public static String of(CustomerView view, String home) {
        List<OrderView> orders = view.orders() == null ? List.of() : view.orders();
        for (int i = orders.size() - 1; i >= 0; i--) {
            String currency = orders.get(i).order().currency();
            if (currency != null) {
                return currency;
            }
        }
        return home;
    }
}
