/**
 * Writes decisions into the CRM that a mapping file names: a field of the customer or a task. Start at
 * {@link WriteBackTarget}. What was written once is not written again.
 */
@NullMarked
package org.holdfast.delivery.writeback;

import org.jspecify.annotations.NullMarked;
