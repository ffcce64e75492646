/**
 * What earns points in a programme: which part of an order, how many times, and until when. Start at
 * {@link EarningRules}. Nothing here knows accounts or members.
 */
@NullMarked
package org.holdfast.loyalty.programmes.earning;

import org.jspecify.annotations.NullMarked;
