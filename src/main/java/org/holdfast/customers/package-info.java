/**
 * Stores, merges, erases and exports customers. Start at {@link CustomerStore}. Input is validated before anything is
 * stored; no decision is made here.
 */
@NullMarked
@Feature(
        uses = {"facts", "localization", "coordination", "history", "audit", "settings", "database"},
        open = {"addresses", "merging", "retention", "search", "suppression"})
package org.holdfast.customers;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
