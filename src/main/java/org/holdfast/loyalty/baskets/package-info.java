/** What the shopping carts of a customer mean at one moment. Start at {@link org.holdfast.loyalty.baskets.Baskets}. */
@NullMarked
package org.holdfast.loyalty.baskets;

import org.jspecify.annotations.NullMarked;
