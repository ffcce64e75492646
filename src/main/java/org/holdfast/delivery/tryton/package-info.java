/**
 * Writes decisions back to Tryton as notes on the party. Start at {@link TrytonNotes}. It uses Tryton's JSON-RPC and
 * never writes to its database.
 */
@NullMarked
package org.holdfast.delivery.tryton;

import org.jspecify.annotations.NullMarked;
