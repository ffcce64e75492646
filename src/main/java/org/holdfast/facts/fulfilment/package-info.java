/** How orders reach the customer: their states and their parcels. Start at {@link Parcel}. */
@NullMarked
package org.holdfast.facts.fulfilment;

import org.jspecify.annotations.NullMarked;
