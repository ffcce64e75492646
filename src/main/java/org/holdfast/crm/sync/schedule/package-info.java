/**
 * Loads from CRM databases while a server runs, with health and metrics of each source. Start at
 * {@link CrmSyncScheduler}.
 */
@NullMarked
package org.holdfast.crm.sync.schedule;

import org.jspecify.annotations.NullMarked;
