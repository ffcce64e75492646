/**
 * Churn prediction: the probability that a customer does not buy again within a given time, learned from the purchases
 * of all customers. Start at {@link ModelSelection}, which fits several models and selects one on data it has not seen,
 * and at {@link ChurnModel}, the result. No model uses data from after the day of the prediction.
 */
@NullMarked
@Feature(
        core = true,
        open = {"purchases"})
package org.holdfast.churn;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
