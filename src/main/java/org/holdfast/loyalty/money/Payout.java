package org.holdfast.loyalty.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import org.holdfast.loyalty.ExchangeRates;
import org.jspecify.annotations.Nullable;

/**
 * An amount in the customer's currency.
 *
 * @param amount rounded as the currency is
 * @param currency ISO 4217 code
 * @param rate value of one unit of the currency in the company's at the moment of the decision
 */
public record Payout(BigDecimal amount, String currency, BigDecimal rate) {

    /**
     * The smallest amounts that are paid in cash, where these are not the minor unit of ISO 4217. They are listed here,
     * and not taken from a library, so that an update changes no decision that is replayed.
     */
    private static final Map<String, BigDecimal> CASH_STEPS = Map.ofEntries(
            Map.entry("AUD", new BigDecimal("0.05")),
            Map.entry("CAD", new BigDecimal("0.05")),
            Map.entry("CHF", new BigDecimal("0.05")),
            Map.entry("CZK", BigDecimal.ONE),
            Map.entry("DKK", new BigDecimal("0.50")),
            Map.entry("HUF", BigDecimal.valueOf(5)),
            Map.entry("ILS", new BigDecimal("0.10")),
            Map.entry("KZT", BigDecimal.ONE),
            Map.entry("NOK", BigDecimal.ONE),
            Map.entry("NZD", new BigDecimal("0.10")),
            Map.entry("SEK", BigDecimal.ONE));

    /**
     * Converts an amount in the company's currency to another one.
     *
     * @return {@code null} if the exchange rate is unknown
     */
    public static @Nullable Payout of(BigDecimal home, String currency, ExchangeRates rates) {
        BigDecimal rate =
                currency.equals(rates.home()) ? BigDecimal.ONE : rates.perUnit().get(currency);
        return rate == null
                ? null
                : new Payout(rounded(home.divide(rate, MathContext.DECIMAL64), currency), currency, rate);
    }

    /** Rounds half up to the step of a currency: whole yen, 0.05 Swiss francs, 0.001 Kuwaiti dinars. */
    static BigDecimal rounded(BigDecimal amount, String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        BigDecimal step = CASH_STEPS.getOrDefault(currency, BigDecimal.ONE.movePointLeft(digits));
        return amount.divide(step, 0, RoundingMode.HALF_UP).multiply(step).setScale(digits, RoundingMode.HALF_UP);
    }
}
