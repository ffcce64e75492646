package org.holdfast.loyalty.programmes;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What currencies are worth. */
@FunctionalInterface
public interface CurrencyRates {

    /**
     * What one unit is worth in the company's currency; {@code null} where nobody says.
     *
     * @param currency {@code null} for the company's own
     */
    @Nullable
    BigDecimal perUnit(@Nullable String currency);
}
