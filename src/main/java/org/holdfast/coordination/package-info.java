/**
 * Keeps threads and nodes out of each other's way: background jobs, leases, limits on concurrency. Start at
 * {@link BackgroundJobs}. It knows nothing about what the jobs do.
 */
@NullMarked
@Feature(uses = {"database"})
package org.holdfast.coordination;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
