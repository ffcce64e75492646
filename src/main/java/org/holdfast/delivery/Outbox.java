package org.holdfast.delivery;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.holdfast.decisions.Decision;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transactional outbox: holds decisions that have to be delivered. It is written within the transaction of the
 * decisions, so that either both are stored or neither; nothing is written for a decision that no target wants.
 */
public final class Outbox {

    private final JdbcTemplate template;
    private final List<Target> targets;
    private volatile Runnable written = () -> {};

    Outbox(JdbcTemplate template, Targets targets) {
        this(template, targets.all());
    }

    private Outbox(JdbcTemplate template, List<Target> targets) {
        this.template = template;
        this.targets = List.copyOf(targets);
    }

    /** Returns an outbox that ignores all decisions. */
    public Outbox ignoring() {
        return new Outbox(template, List.of());
    }

    /**
     * Adds the deliveries of decisions. Call it within their transaction, after the customers have been locked.
     *
     * @param decisions new decisions in the order in which they were made; a repeated decision is not new
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
        insert(rows);
    }

    /**
     * Adds the delivery of a decision to one target, whatever this wants. Call it like {@link #put(List)}.
     *
     * @return {@code false} if no target with this name is configured
     */
    public boolean put(String target, Decision decision) {
        boolean known = targets.stream().anyMatch(each -> each.name().equals(target));
        if (known) {
            insert(List.<Object[]>of(new Object[] {target, decision.customerId(), decision.decisionId()}));
        }
        return known;
    }

    private void insert(List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        // The database's clock, because other machines may deliver.
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
     * Delays the deliveries of a decision that may still be taken back. Call it within the transaction of the decision.
     */
    public void hold(String decisionId, Duration delay) {
        OffsetDateTime now = template.queryForObject("select current_timestamp", OffsetDateTime.class);
        template.update(
                "update delivery set due_at = ? where decision_id = ?",
                Objects.requireNonNull(now).plus(delay),
                decisionId);
    }

    /**
     * Deletes the deliveries of a decision that is taken back. Call it within the transaction that deletes the
     * decision.
     *
     * @return whether nothing has been delivered, or begun to be
     */
    public boolean cancel(String decisionId) {
        template.update(
                "delete from delivery where decision_id = ? and state = 'waiting' and attempts = 0", decisionId);
        Long left =
                template.queryForObject("select count(*) from delivery where decision_id = ?", Long.class, decisionId);
        return left != null && left == 0;
    }

    /**
     * Deletes all deliveries about a customer. Call it within the transaction that erases the customer; receivers have
     * to erase what was already delivered themselves.
     */
    public void forget(String customerId) {
        template.update("delete from delivery where customer_id = ?", customerId);
    }

    /** Sets the listener that runs after deliveries were committed on this node. */
    void whenWritten(Runnable listener) {
        written = listener;
    }
}
