/**
 * Loads facts from CRM databases and over HTTP. Start at {@link org.holdfast.crm.sync.CrmSync}. It only reads from the
 * CRM.
 */
@NullMarked
@Feature(
        uses = {"facts", "diagnostics", "database", "coordination", "settings", "customers", "audit", "outbound"},
        open = {"http", "jdbc", "mapping", "mapping.file", "mapping.http", "sync", "sync.state"})
package org.holdfast.crm;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
