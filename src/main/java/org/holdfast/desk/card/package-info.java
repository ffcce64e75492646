/** Who a customer is, as a card that is read at a glance. Start at {@link CustomerCards}. */
@NullMarked
package org.holdfast.desk.card;

import org.jspecify.annotations.NullMarked;
