/** In which currency a customer is given money, and how such an amount is rounded. */
@NullMarked
package org.holdfast.loyalty.money;

import org.jspecify.annotations.NullMarked;
