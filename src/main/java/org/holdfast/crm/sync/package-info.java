/**
 * Loads facts from CRM databases, in full or incrementally, by command or on a schedule. Start at {@link CrmSync}. If a
 * source is unavailable, existing facts are kept and age.
 */
@NullMarked
package org.holdfast.crm.sync;

import org.jspecify.annotations.NullMarked;
