/**
 * Coordinates threads and nodes: background jobs, leases, retries of lost races, limits on concurrency. Start at
 * {@link BackgroundJobs}. It does not know what the jobs do.
 */
@NullMarked
@Feature(uses = {"database", "failure"})
package org.holdfast.coordination;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
