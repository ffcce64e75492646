package org.holdfast.demo.past;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditTrail;
import org.holdfast.customers.CustomerLocks;
import org.holdfast.customers.CustomerStore;
import org.holdfast.demo.DemoCustomers;
import org.holdfast.facts.PersonalData;
import org.holdfast.history.Budgets;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.stereotype.Component;

/**
 * Removes the demo customers with everything that was recorded about them, as if they had never been stored. Published
 * rule books keep their numbers, and the audit trail keeps its entries.
 */
@Component
public final class DemoRemoval {

    private final DemoTable table;
    private final CustomerStore customers;
    private final CustomerLocks locks;
    private final List<PersonalData> stores;
    private final Budgets budgets;
    private final AuditTrail audit;
    private final HoldfastSettings settings;

    DemoRemoval(
            DemoTable table,
            CustomerStore customers,
            CustomerLocks locks,
            List<PersonalData> stores,
            Budgets budgets,
            AuditTrail audit,
            HoldfastSettings settings) {
        this.table = table;
        this.customers = customers;
        this.locks = locks;
        this.stores = List.copyOf(stores);
        this.budgets = budgets;
        this.audit = audit;
        this.settings = settings;
    }

    /**
     * Removes the demo customers in one transaction. Of customers who were demo customers but have got real facts
     * since, only the past is removed.
     *
     * @return the number of demo customers
     */
    public int remove(Actor actor) {
        List<String> ids = table.ids();
        Instant stored = table.firstStoredAt();
        if (ids.isEmpty() || stored == null) {
            return 0;
        }
        return locks.within(ids, () -> {
            remove(ids);
            customers.delete(ids);
            removePast(DemoCalendar.around(stored, settings.timeZone()).moments());
            budgets.removeUnused();
            table.deleteSource(DemoCustomers.HELP_DESK);
            audit.append(new AuditEvent(actor, AuditAction.DEMO_REMOVED, null, Map.of("customers", ids.size())));
            return ids.size();
        });
    }

    /** An erasure finds what refers to a customer elsewhere; what it would keep for reports is deleted before. */
    private void remove(List<String> ids) {
        budgets.remove(table.actions(ids));
        for (PersonalData store : stores) {
            store.tables().forEach(each -> table.delete(each, ids));
        }
        for (String id : ids) {
            stores.forEach(store -> store.erase(id, "removed"));
        }
    }

    private void removePast(List<Instant> moments) {
        for (String id : table.decidedAt(moments)) {
            budgets.remove(table.actions(id, moments));
            table.deleteDecisions(id, moments);
        }
    }
}
