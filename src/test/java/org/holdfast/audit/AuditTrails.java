package org.holdfast.audit;

import java.time.Clock;
import org.holdfast.Database;

/** Audit trails for the tests of other features. */
public final class AuditTrails {

    private AuditTrails() {}

    public static AuditTrail of(Database.Store store, Clock clock) {
        return new AuditTrail(store.jdbc(), new AuditPseudonyms(store.jdbc()), clock);
    }
}
