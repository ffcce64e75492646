/**
 * What a customer has bought, and for how long without a break. Start at
 * {@link org.holdfast.loyalty.purchases.PurchasedArticles} and {@link org.holdfast.loyalty.purchases.OrderStreaks}.
 */
@NullMarked
package org.holdfast.loyalty.purchases;

import org.jspecify.annotations.NullMarked;
