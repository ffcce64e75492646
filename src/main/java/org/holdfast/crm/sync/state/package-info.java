/**
 * The stored state of the loads from each source. Start at {@link CrmSources}. Positions and problems are stored with
 * the facts they belong to, in one transaction.
 */
@NullMarked
package org.holdfast.crm.sync.state;

import org.jspecify.annotations.NullMarked;
