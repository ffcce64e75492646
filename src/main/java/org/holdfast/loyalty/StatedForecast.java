package org.holdfast.loyalty;

import java.math.BigDecimal;
import java.time.Instant;
import org.holdfast.loyalty.risk.PurchaseHistory;
import org.jspecify.annotations.Nullable;

/** What an example says the chance is, whatever was bought. */
public record StatedForecast(BigDecimal chance, int days, Instant fittedAt) implements Forecast {

    @Override
    public @Nullable Integer fit() {
        return null;
    }

    @Override
    public BigDecimal chanceToLose(PurchaseHistory history, int today) {
        return chance;
    }
}
