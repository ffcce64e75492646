package org.holdfast.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.holdfast.decisions.Decision;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What has been decided and is to be handed on. Written in the transaction of the decisions, so that both are there or
 * neither; nothing is written where nobody wants to be told.
 */
public final class Outbox {

    private final JdbcTemplate template;
    private final List<Target> targets;
    private volatile Runnable written = () -> {};

    Outbox(JdbcTemplate template, Targets targets) {
        this.template = template;
        this.targets = targets.all();
    }

    /** For decisions that nobody is told of. */
    public static Outbox toNobody(JdbcTemplate template) {
        return new Outbox(template, new Targets(Stream.empty()));
    }

    /**
     * Puts down who is to be told of these decisions. Call it within their transaction, after the customers were
     * locked.
     *
     * @param decisions new ones, in the order in which they were taken; what was only answered again is not one
     */
    public void put(List<Decision> decisions) {
        List<Object[]> rows = new ArrayList<>();
        for (Target target : targets) {
            for (Decision decision : decisions) {
                if (target.wants(decision)) {
                    rows.add(new Object[] {target.name(), decision.customerId(), decision.decisionId()});
                }
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        // The database's clock: those who deliver may run on other machines.
        template.batchUpdate(
                "insert into delivery (target, customer_id, decision_id, state, attempts, created_at, due_at) "
                        + "values (?, ?, ?, 'waiting', 0, current_timestamp, current_timestamp)",
                rows);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    written.run();
                }
            });
        }
    }

    /**
     * Forgets everything that was or is to be delivered about a customer. Call it within the transaction that erases
     * the customer; what receivers were already told has to be erased there.
     */
    public void forget(String customerId) {
        template.update("delete from delivery where customer_id = ?", customerId);
    }

    /** Tells those who deliver on this node that there is something to do. */
    void whenWritten(Runnable listener) {
        written = listener;
    }
}
