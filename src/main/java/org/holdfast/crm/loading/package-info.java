/**
 * Loads facts from databases by their mappings: everything, or what has changed; by command or on a schedule. Start at
 * {@link org.holdfast.crm.loading.Loading}. What a source cannot say right now is never taken for empty: the last facts stay, and grow old.
 */
@NullMarked
package org.holdfast.crm.loading;

import org.jspecify.annotations.NullMarked;
