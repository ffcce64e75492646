/** Imports facts from files, streams and events. Start at {@link NdjsonCustomers}. */
@NullMarked
@Feature(
        uses = {
            "facts",
            "diagnostics",
            "decisions",
            "database",
            "coordination",
            "history",
            "links",
            "customers",
            "crm",
            "outcomes",
            "audit"
        },
        open = {"cloudevents", "csv", "csv.guess", "events", "hubspot", "points", "surveys"})
package org.holdfast.ingestion;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
