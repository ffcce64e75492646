/** Indexes the customers that an earlier version stored, in the background. Start at {@link CustomerBackfill}. */
@NullMarked
package org.holdfast.customers.backfill;

import org.jspecify.annotations.NullMarked;
