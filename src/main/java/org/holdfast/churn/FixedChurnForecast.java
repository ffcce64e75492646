package org.holdfast.churn;

import java.math.BigDecimal;
import java.time.Instant;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.jspecify.annotations.Nullable;

/** What an example says the chance is, whatever was bought. */
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
