/**
 * What the states, parcels and promises of an order mean at one moment: what has arrived, what it waits for, and
 * whether it is late. Start at {@link Fulfilment}.
 */
@NullMarked
package org.holdfast.loyalty.fulfilment;

import org.jspecify.annotations.NullMarked;
