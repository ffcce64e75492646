/**
 * Records that were moved from one customer to another, and what was decided about them. Start at {@link MovedRecords}.
 */
@NullMarked
package org.holdfast.history.moves;

import org.jspecify.annotations.NullMarked;
