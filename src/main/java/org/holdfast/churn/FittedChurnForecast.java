package org.holdfast.churn;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.jspecify.annotations.Nullable;

/**
 * A model as it was fitted at some time.
 *
 * @param fit its number
 */
public record FittedChurnForecast(Integer fit, Instant fittedAt, ChurnModel model) implements ChurnForecast {

    private static final int DECIMALS = 3;

    @Override
    public int days() {
        return model.days();
    }

    /** To three decimals; no model is better than that, and what is rounded reads the same everywhere. */
    @Override
    public @Nullable BigDecimal chanceToLose(PurchaseHistory history, int today) {
        double chance = model.chanceOfNone(history, today);
        return Double.isNaN(chance) ? null : BigDecimal.valueOf(chance).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
