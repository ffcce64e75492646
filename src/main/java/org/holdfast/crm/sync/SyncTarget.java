package org.holdfast.crm.sync;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.holdfast.customers.CrmCustomerWriter;
import org.holdfast.customers.RedecisionRequested;

/**
 * Where loads write: the facts, the state of each source, the rows that did not fit, and the requests for new
 * decisions.
 */
record SyncTarget(
        CrmSources sources,
        CrmCustomerWriter customers,
        RejectedSourceRows rejectedRows,
        RedecisionRequested redecisions,
        Clock clock) {

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
