package org.holdfast.churn;

import java.math.BigDecimal;
import java.time.Instant;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts the probability that a customer does not buy again. It comes from a fitted model, or has a fixed value in
 * examples.
 */
public interface ChurnForecast {

    /**
     * Returns the number of the fit it comes from, so that the forecast can be reproduced; {@code null} in examples.
     */
    @Nullable
    Integer fit();

    /** Returns the forecast horizon in days. */
    int days();

    /** Returns the time at which the model was fitted. */
    Instant fittedAt();

    /**
     * Returns the probability, from 0 to 1, that the customer buys nothing within the horizon.
     *
     * @param today days since 1970-01-01, in the customer's zone
     * @return {@code null} if the customer has never bought anything
     */
    @Nullable
    BigDecimal chanceToLose(PurchaseHistory history, int today);
}
