/** Returned goods, and what the value of an order consists of, in the company's currency. */
@NullMarked
package org.holdfast.loyalty.goods;

import org.jspecify.annotations.NullMarked;
