package org.holdfast.audit;

import java.time.Clock;
import org.holdfast.Database;
import org.springframework.jdbc.core.JdbcTemplate;

/** Creates audit trails for tests that do not need Spring. */
public final class AuditTrails {

    /** An actor for acts whose record is not what a test is about. */
    public static final Actor TESTER = Actor.localOperator("tester", null);

    private AuditTrails() {}

    public static AuditTrail of(Database.Store store, Clock clock) {
        return of(store.jdbc(), clock);
    }

    public static AuditTrail of(JdbcTemplate template, Clock clock) {
        return new AuditTrail(new AuditEntries(template), new AuditPseudonyms(template), clock);
    }

    public static ImportAudit imports(Database.Store store, Clock clock) {
        return new ImportAudit(of(store.jdbc(), clock), store.transaction());
    }
}
