package org.holdfast.audit;

import java.util.Map;
import org.holdfast.audit.AuditEvent.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records imports by people that have many transactions. The entry is made before the first of them, because those that
 * were committed stay if a later one fails. Scheduled loads, and what systems send, are not recorded: every fact has
 * its source.
 */
@Service
public class ImportAudit {

    private final AuditTrail trail;
    private final TransactionTemplate transaction;

    ImportAudit(AuditTrail trail, TransactionTemplate transaction) {
        this.trail = trail;
        this.transaction = transaction;
    }

    /** Records the beginning of an import. */
    public void begun(Actor actor, @Nullable Target source, Map<String, Object> details) {
        if (actor.isPerson()) {
            transaction.executeWithoutResult(
                    status -> trail.append(new AuditEvent(actor, AuditAction.CUSTOMERS_IMPORTED, source, details)));
        }
    }
}
