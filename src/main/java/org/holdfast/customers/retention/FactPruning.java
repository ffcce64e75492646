package org.holdfast.customers.retention;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditTrail;
import org.holdfast.customers.CustomerStore;
import org.holdfast.facts.Customer;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.retention.FactRetention;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes stored records that the company does not keep any longer, or counts them beforehand. New facts never contain
 * them, because the store leaves them out. Points, promises, decisions and reports are not touched: they have ledgers
 * of their own.
 */
@Service
public class FactPruning {

    /** Customers read and locked together. */
    private static final int PAGE = 500;

    private final CustomerStore customers;
    private final FactRetention policy;
    private final TransactionTemplate transaction;
    private final AuditTrail trail;
    private final Clock clock;

    FactPruning(
            CustomerStore customers,
            FactRetention policy,
            TransactionTemplate transaction,
            AuditTrail trail,
            Clock clock) {
        this.customers = customers;
        this.policy = policy;
        this.transaction = transaction;
        this.trail = trail;
        this.clock = clock;
    }

    /** Returns the policy in force. */
    public FactRetention policy() {
        return policy;
    }

    /**
     * Counts what a policy would remove now, and changes nothing.
     *
     * @param other the policy to try, for instance before it is configured
     * @param progress receives the number of customers looked at
     */
    public PruningReport preview(FactRetention other, LongConsumer progress) {
        Instant now = clock.instant();
        PruningReport report = PruningReport.none(other, now);
        for (List<StoredCustomer> page = page(null); !page.isEmpty(); page = page(last(page))) {
            report = report.saw(page.size());
            for (StoredCustomer each : page) {
                report = report.plus(other.apply(each.facts(), now));
            }
            progress.accept(report.seen());
        }
        return report;
    }

    /** Removes what the policy in force does not keep. A customer who changes meanwhile loses no other fact. */
    public PruningReport prune(Actor actor, LongConsumer progress) {
        Instant now = clock.instant();
        PruningReport report = PruningReport.none(policy, now);
        for (List<StoredCustomer> page = page(null); !page.isEmpty(); page = page(last(page))) {
            report = report.saw(page.size());
            List<String> affected = page.stream()
                    .map(StoredCustomer::facts)
                    .filter(facts -> policy.apply(facts, now).count() > 0)
                    .map(Customer::id)
                    .toList();
            for (FactRetention.Remaining each : remove(affected, now, actor)) {
                report = report.plus(each);
            }
            progress.accept(report.seen());
        }
        return report.done();
    }

    /** Removes records together with the entry in the audit trail, so that an interrupted run has recorded its part. */
    private List<FactRetention.Remaining> remove(List<String> ids, Instant now, Actor actor) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            Map<String, CustomerStore.Held> held = customers.hold(ids);
            List<FactRetention.Remaining> removed = new ArrayList<>();
            List<CustomerStore.Edited> edited = new ArrayList<>();
            held.values().forEach(each -> {
                FactRetention.Remaining remaining = policy.apply(each.customer().facts(), now);
                if (remaining.count() > 0) {
                    removed.add(remaining);
                    edited.add(new CustomerStore.Edited(
                            remaining.facts(), each.provenance().without(remaining.removed())));
                }
            });
            customers.edit(edited, held);
            if (!removed.isEmpty()) {
                trail.append(new AuditEvent(actor, AuditAction.FACTS_PRUNED, null, details(removed, now)));
            }
            return removed;
        }));
    }

    private Map<String, Object> details(List<FactRetention.Remaining> removed, Instant now) {
        PruningReport report = PruningReport.none(policy, now);
        for (FactRetention.Remaining each : removed) {
            report = report.plus(each);
        }
        Map<String, Object> details = new HashMap<>(report.records());
        details.put("customers", report.customers());
        details.put(
                "keep",
                report.keep().entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(" ")));
        return details;
    }

    private List<StoredCustomer> page(@Nullable String after) {
        return customers.page(after, PAGE);
    }

    private static String last(List<StoredCustomer> page) {
        return page.get(page.size() - 1).facts().id();
    }
}
