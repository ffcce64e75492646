package org.holdfast.crm.sync;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.holdfast.crm.sync.state.CollectionAges;
import org.holdfast.crm.sync.state.CrmSources;
import org.holdfast.crm.sync.state.RejectedSourceRows;
import org.holdfast.crm.sync.state.SourceCustomers;
import org.holdfast.customers.CrmCustomerWriter;
import org.holdfast.customers.RedecisionRequested;

/** The stores that loads write to: the state of each source, its rejected rows, the facts, and requested decisions. */
record SyncTarget(
        CrmSources sources,
        CollectionAges ages,
        SourceCustomers sourceCustomers,
        RejectedSourceRows rejectedRows,
        CrmCustomerWriter customers,
        RedecisionRequested redecisions,
        Clock clock) {

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
