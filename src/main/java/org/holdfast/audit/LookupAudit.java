package org.holdfast.audit;

import java.util.Map;
import org.holdfast.audit.Actor.Kind;
import org.holdfast.audit.AuditEvent.Target;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records which people looked at which customers through interfaces that are made for systems. Look-ups by systems are
 * not recorded: reading is all they do. Neither are those of the local operator, who can read the database itself, so
 * that a record would prove nothing.
 */
@Service
public class LookupAudit {

    private final AuditTrail trail;
    private final TransactionTemplate transaction;

    LookupAudit(AuditTrail trail, TransactionTemplate transaction) {
        this.trail = trail;
        this.transaction = transaction;
    }

    /**
     * Records a look-up. Call it once the customer was found, and before the result is returned.
     *
     * @param what what was read, such as {@code history}
     */
    public void viewed(Actor actor, String customerId, String what) {
        record(new AuditEvent(actor, AuditAction.CUSTOMER_VIEWED, Target.customer(customerId), Map.of("what", what)));
    }

    /**
     * Records a search, without what was searched for.
     *
     * @param found number of customers who were found
     */
    public void searched(Actor actor, int found) {
        record(new AuditEvent(actor, AuditAction.CUSTOMER_SEARCHED, null, Map.of("found", found)));
    }

    private void record(AuditEvent event) {
        Kind kind = event.actor().kind();
        if (kind == Kind.PERSON || kind == Kind.KEY) {
            transaction.executeWithoutResult(status -> trail.append(event));
        }
    }
}
