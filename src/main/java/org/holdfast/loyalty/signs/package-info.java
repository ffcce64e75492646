/**
 * Evidence of loyalty: seven signs, three levels, and the rational and emotional factors behind them. Start at
 * {@link LoyaltyProfile}. Only what the customer did or said within the last year is taken into account.
 */
@NullMarked
package org.holdfast.loyalty.signs;

import org.jspecify.annotations.NullMarked;
