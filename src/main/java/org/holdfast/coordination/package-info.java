/**
 * What several threads and several nodes need in order not to get in each other's way. Start at
 * {@link org.holdfast.coordination.BackgroundJobs}. It knows nothing of what the jobs do.
 */
@NullMarked
@Feature(uses = {"database"})
package org.holdfast.coordination;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
