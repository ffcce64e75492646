package org.holdfast.churn;

import java.math.BigDecimal;
import java.time.Instant;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.jspecify.annotations.Nullable;

/** Says how likely it is that a customer will not buy again; from a fitted model, or because an example says so. */
public interface ChurnForecast {

    /** The fit it comes from, so that the same can be asked again; {@code null} in examples. */
    @Nullable
    Integer fit();

    /** How many days ahead it looks. */
    int days();

    /** When the model was fitted. */
    Instant fittedAt();

    /**
     * Probability that nothing is bought in the days ahead, 0 to 1.
     *
     * @param today days since 1970-01-01, where the customer lives
     * @return {@code null} when there is nothing to tell it by
     */
    @Nullable
    BigDecimal chanceToLose(PurchaseHistory history, int today);
}
