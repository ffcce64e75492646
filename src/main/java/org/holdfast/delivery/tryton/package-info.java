/**
 * Decisions go back into Tryton as notes on the party. Start at {@link org.holdfast.delivery.tryton.TrytonNotes}. It speaks Tryton's own
 * JSON-RPC and never writes to its database.
 */
@NullMarked
package org.holdfast.delivery.tryton;

import org.jspecify.annotations.NullMarked;
