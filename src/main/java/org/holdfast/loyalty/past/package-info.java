/**
 * What the company did for a customer before, as rules see it. Start at
 * {@link org.holdfast.loyalty.past.PastActionView}.
 */
@NullMarked
package org.holdfast.loyalty.past;

import org.jspecify.annotations.NullMarked;
