package org.holdfast.decisions.json;

import java.math.BigDecimal;
import org.holdfast.loyalty.money.Payout;
import org.jspecify.annotations.Nullable;

/**
 * An amount in the customer's currency, in JSON.
 *
 * @param amount rounded as the currency is
 * @param currency ISO 4217 code
 * @param rate value of one unit of the currency in the company's when it was decided
 */
public record PayoutDocument(BigDecimal amount, String currency, BigDecimal rate) {

    public static @Nullable PayoutDocument of(@Nullable Payout payout) {
        return payout == null ? null : new PayoutDocument(payout.amount(), payout.currency(), payout.rate());
    }

    Payout toPayout() {
        return new Payout(amount, currency, rate);
    }
}
