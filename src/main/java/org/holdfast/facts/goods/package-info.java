/** What the price of an order consists of, and what is returned of it. Start at {@link OrderAmounts}. */
@NullMarked
package org.holdfast.facts.goods;

import org.jspecify.annotations.NullMarked;
