package org.holdfast.loyalty;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Converts amounts to the company's currency, so that orders in several currencies can be added.
 *
 * @param home ISO 4217 code of the company's currency
 * @param perUnit value of one unit of a foreign currency in {@code home}, by ISO 4217 code
 */
public record ExchangeRates(String home, Map<String, BigDecimal> perUnit) {

    public ExchangeRates {
        perUnit = Map.copyOf(perUnit);
    }

    /** Returns rates without any foreign currency. */
    public static ExchangeRates only(String home) {
        return new ExchangeRates(home, Map.of());
    }

    /**
     * Rounds an amount half up to whole units of a currency, such as cents. An amount below one unit becomes zero.
     *
     * @param currency ISO 4217 code; {@code null} for the company's currency
     */
    public BigDecimal inWholeUnits(BigDecimal amount, @Nullable String currency) {
        int digits = Currency.getInstance(currency == null ? home : currency).getDefaultFractionDigits();
        if (digits < 0 || amount.scale() <= digits) {
            return amount;
        }
        return amount.abs().movePointRight(digits).compareTo(BigDecimal.ONE) < 0
                ? BigDecimal.ZERO
                : amount.setScale(digits, RoundingMode.HALF_UP);
    }

    /**
     * Converts an amount to the company's currency. An amount without a currency is already in that currency.
     *
     * @return {@code null} if the exchange rate is unknown
     */
    public @Nullable BigDecimal toHome(@Nullable BigDecimal amount, @Nullable String currency) {
        if (amount == null || currency == null || currency.equals(home)) {
            return amount;
        }
        BigDecimal rate = perUnit.get(currency);
        return rate == null ? null : amount.multiply(rate);
    }
}
