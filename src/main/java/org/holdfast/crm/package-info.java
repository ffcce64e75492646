/** Loads facts from CRM databases. Start at {@link org.holdfast.crm.sync.CrmSync}. It only reads from the CRM. */
@NullMarked
@Feature(
        uses = {"facts", "diagnostics", "database", "coordination", "settings", "customers", "audit"},
        open = {"jdbc", "mapping", "sync", "sync.state"})
package org.holdfast.crm;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
