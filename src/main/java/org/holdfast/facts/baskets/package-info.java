/** What a customer has put into a basket and may buy. Start at {@link Cart}. */
@NullMarked
package org.holdfast.facts.baskets;

import org.jspecify.annotations.NullMarked;
