/**
 * Purchase histories, the input of every churn model. Start at {@link PurchaseHistory}, the days and amounts of one
 * customer's purchases; {@link PurchaseRhythm} distinguishes monthly from yearly businesses.
 */
@NullMarked
package org.holdfast.churn.purchases;

import org.jspecify.annotations.NullMarked;
