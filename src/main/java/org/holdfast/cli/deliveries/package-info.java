/** Commands that list and resend deliveries. Start at {@link DeliveriesListCommand}. */
@NullMarked
package org.holdfast.cli.deliveries;

import org.jspecify.annotations.NullMarked;
