package org.holdfast.loyalty.programmes;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Exchange rates. */
@FunctionalInterface
public interface CurrencyRates {

    /**
     * Returns the value of one unit in the company's currency; {@code null} if it is unknown.
     *
     * @param currency ISO 4217 code; {@code null} for the company's currency
     */
    @Nullable
    BigDecimal perUnit(@Nullable String currency);
}
