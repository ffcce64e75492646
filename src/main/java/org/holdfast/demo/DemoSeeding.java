package org.holdfast.demo;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditTrail;
import org.holdfast.customers.CustomerStore;
import org.holdfast.facts.Customer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores the demo customers when a server starts with a new embedded database. A database that has ever contained a
 * customer, and any other kind of database, is not touched.
 */
@Component
@ConditionalOnWebApplication
class DemoSeeding implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSeeding.class);

    private final CustomerStore store;
    private final DemoDatabase database;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoSeeding(
            CustomerStore store,
            DemoDatabase database,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.database = database;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        if (database.isToBeFilled()) {
            List<Customer> customers = DemoCustomers.around(clock.instant());
            transaction.executeWithoutResult(status -> {
                store.putAll(customers, CustomerStore.Owner.DEMO);
                audit.append(new AuditEvent(
                        Actor.program("demo"), AuditAction.DEMO_ADDED, null, Map.of("customers", customers.size())));
            });
            LOG.info("Empty database: created {} demo customers", customers.size());
        }
    }
}
