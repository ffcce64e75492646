package org.holdfast.churn;

import java.math.BigDecimal;
import java.time.Instant;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.jspecify.annotations.Nullable;

/** A fixed forecast for examples. */
public record FixedChurnForecast(BigDecimal chance, int days, Instant fittedAt) implements ChurnForecast {

    @Override
    public @Nullable Integer fit() {
        return null;
    }

    @Override
    public BigDecimal chanceToLose(PurchaseHistory history, int today) {
        return chance;
    }
}
