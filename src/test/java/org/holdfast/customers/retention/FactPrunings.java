package org.holdfast.customers.retention;

import java.time.Clock;
import org.holdfast.Database;
import org.holdfast.audit.AuditTrail;
import org.holdfast.customers.CustomerStore;
import org.holdfast.facts.retention.FactRetention;

/** Creates the removal of old facts for tests that do not need Spring. */
public final class FactPrunings {

    private FactPrunings() {}

    public static FactPruning of(
            Database.Store store, CustomerStore customers, FactRetention policy, AuditTrail trail, Clock clock) {
        return new FactPruning(customers, policy, store.transaction(), trail, clock);
    }
}
