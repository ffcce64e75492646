/**
 * Logistic regression on a customer's recency, frequency and spend. Start at {@link RegressionFeatures}, the input, and
 * {@link RidgeLogisticFitter}, which fits a {@link LogisticRegression} with a ridge penalty.
 */
@NullMarked
package org.holdfast.churn.regression;

import org.jspecify.annotations.NullMarked;
