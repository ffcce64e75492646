package org.holdfast.loyalty.goods;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Converts amounts to the company's currency. */
@FunctionalInterface
public interface AmountConversion {

    /** Returns the amount in the company's currency; {@code null} if it or the exchange rate is unknown. */
    @Nullable
    BigDecimal toHome(@Nullable BigDecimal amount, @Nullable String currency);
}
