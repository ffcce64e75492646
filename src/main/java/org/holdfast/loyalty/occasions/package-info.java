/**
 * Days that are special to a customer or where they live. Start at {@link org.holdfast.loyalty.occasions.Holidays}. Knows dates only; what
 * to make of them is for rules.
 */
@NullMarked
package org.holdfast.loyalty.occasions;

import org.jspecify.annotations.NullMarked;
