package org.holdfast.churn;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.jspecify.annotations.Nullable;

/**
 * The forecast of a fitted model.
 *
 * @param fit number of the fit
 */
public record FittedChurnForecast(Integer fit, Instant fittedAt, ChurnModel model) implements ChurnForecast {

    private static final int DECIMALS = 3;

    @Override
    public int days() {
        return model.days();
    }

    /** Rounds to three decimals. No model is more precise, and rounded values are the same on every platform. */
    @Override
    public @Nullable BigDecimal chanceToLose(PurchaseHistory history, int today) {
        double chance = model.chanceOfNone(history, today);
        return Double.isNaN(chance) ? null : BigDecimal.valueOf(chance).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
