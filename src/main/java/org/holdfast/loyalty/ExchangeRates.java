package org.holdfast.loyalty;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns amounts into the company's own currency, so that orders in several currencies can be added up.
 *
 * @param home ISO 4217 code of the company's currency
 * @param perUnit how much one unit of a foreign currency is worth in {@code home}
 */
public record ExchangeRates(String home, Map<String, BigDecimal> perUnit) {

    public ExchangeRates {
        perUnit = Map.copyOf(perUnit);
    }

    public static ExchangeRates only(String home) {
        return new ExchangeRates(home, Map.of());
    }

    /**
     * The amount in whole units of a currency, such as cents: nothing when it is less than one, else rounded half up.
     *
     * @param currency ISO 4217; {@code null} for the home currency
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
     * The amount in the home currency; an amount without a currency is one already. {@code null} when the rate is
     * unknown.
     */
    public @Nullable BigDecimal toHome(@Nullable BigDecimal amount, @Nullable String currency) {
        if (amount == null || currency == null || currency.equals(home)) {
            return amount;
        }
        BigDecimal rate = perUnit.get(currency);
        return rate == null ? null : amount.multiply(rate);
    }
}
