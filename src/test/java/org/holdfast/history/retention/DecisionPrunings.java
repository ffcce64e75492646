package org.holdfast.history.retention;

import java.time.Clock;
import java.time.ZoneOffset;
import org.holdfast.Database;
import org.holdfast.audit.AuditTrails;
import org.holdfast.decisions.retention.DecisionRetention;
import org.holdfast.history.Ledgers;

/** Creates the removal of old decisions for tests that do not need Spring. */
public final class DecisionPrunings {

    private DecisionPrunings() {}

    public static DecisionPruning of(Database.Store store, DecisionRetention policy, Clock clock) {
        return new DecisionPruning(
                new OldDecisions(store.jdbc(), Ledgers.of(store).standings()),
                new RemovedDecisions(store.jdbc()),
                policy,
                ZoneOffset.UTC,
                store.transaction(),
                AuditTrails.of(store.jdbc(), clock),
                clock);
    }
}
