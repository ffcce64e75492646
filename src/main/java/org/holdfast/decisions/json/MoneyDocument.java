package org.holdfast.decisions.json;

import java.math.BigDecimal;
import org.holdfast.decisions.Decision;
import org.jspecify.annotations.Nullable;

/** An amount with its ISO 4217 currency, in JSON. */
public record MoneyDocument(BigDecimal amount, String currency) {

    public static @Nullable MoneyDocument of(Decision.@Nullable Money money) {
        return money == null ? null : new MoneyDocument(money.amount(), money.currency());
    }

    static Decision.@Nullable Money toMoney(@Nullable MoneyDocument money) {
        return money == null ? null : new Decision.Money(money.amount, money.currency);
    }
}
