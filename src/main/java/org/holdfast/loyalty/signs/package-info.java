/**
 * What shows that a customer is loyal, and what that loyalty rests on: the seven signs, three levels, and the rational and emotional
 * factors, each with its evidence. Start at {@link org.holdfast.loyalty.signs.Loyalty}. Only what somebody really did or said in the last
 * year counts; nothing is guessed from where they live or what they earn.
 */
@NullMarked
package org.holdfast.loyalty.signs;

import org.jspecify.annotations.NullMarked;
