/** Lets operators see and resend what is waiting in the outbox. Start at {@link DeliveryController}. */
@NullMarked
package org.holdfast.api.deliveries;

import org.jspecify.annotations.NullMarked;
