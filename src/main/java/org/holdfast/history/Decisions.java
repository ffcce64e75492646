package org.holdfast.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.json.DecisionJson;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The recorded decisions and their actions. */
@Repository
public class Decisions {

    private final JdbcClient client;
    private final JdbcTemplate batch;

    Decisions(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.batch = template;
    }

    /** Stores decisions that have ids. Call it within a transaction. */
    public void record(List<Decision> decisions, Instant decidedAt) {
        List<Object[]> rows = new ArrayList<>(decisions.size());
        List<Object[]> actions = new ArrayList<>(decisions.size());
        for (Decision decision : decisions) {
            rows.add(new Object[] {
                decision.decisionId(),
                decision.customerId(),
                decision.asOf().atOffset(ZoneOffset.UTC),
                decidedAt.atOffset(ZoneOffset.UTC),
                decision.outcome().toString(),
                decision.ruleBook(),
                decision.facts().hash(),
                DecisionJson.write(decision)
            });
            // A repeated action is stored with the decision that first contained it.
            for (Decision.DecidedAction action : decision.actions()) {
                if (String.valueOf(action.actionId()).startsWith(decision.decisionId() + ".")) {
                    actions.add(row(decision, action, decidedAt));
                }
            }
        }
        batch.batchUpdate("""
                insert into decision (id, customer_id, as_of, decided_at, outcome, rule_book, facts_hash, document)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", rows);
        if (!actions.isEmpty()) {
            batch.batchUpdate("""
                    insert into decided_action (id, decision_id, rank, action, rule, kind, incident, customer_id,
                        decided_at, purpose, channel, subject, granted, valid_until, contact, status_at, document,
                        promise, promise_due, promise_kept_by, promise_status)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", actions);
        }
    }

    private static Object[] row(Decision decision, Decision.DecidedAction action, Instant decidedAt) {
        OffsetDateTime decided = decidedAt.atOffset(ZoneOffset.UTC);
        return new Object[] {
            action.actionId(),
            decision.decisionId(),
            action.rank(),
            action.action().id(),
            action.cause().rule(),
            action.action().kind().toString(),
            action.matter().incident(),
            decision.customerId(),
            decided,
            action.action().purpose().toString(),
            action.contact().channel().toString(),
            action.matter().subject(),
            action.grant().counted(),
            action.validUntil() == null ? null : action.validUntil().atOffset(ZoneOffset.UTC),
            action.contact().startedByUs(),
            decided,
            DecisionJson.write(action),
            action.promise() == null ? null : action.promise().what(),
            action.promise() == null ? null : action.promise().dueAt().atOffset(ZoneOffset.UTC),
            action.promise() == null ? null : action.promise().keptBy().toString(),
            action.promise() == null ? null : "open"
        };
    }

    /** Returns whether an action was decided for the customer of this decision, by this or any other decision. */
    public boolean decidedFor(String decisionId, String actionId) {
        return client.sql("select count(*) from decided_action a join decision d on d.customer_id = a.customer_id "
                                + "where a.id = ? and d.id = ?")
                        .params(actionId, decisionId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Returns whether another decision for the same customer contains this action. */
    public boolean isRepeated(String decisionId, String actionId) {
        return client.sql("select count(*) from decision d join decision own on own.customer_id = d.customer_id "
                                + "where own.id = ? and d.id <> ? and d.decided_at >= own.decided_at "
                                + "and d.document like ?")
                        .params(decisionId, decisionId, "%\"" + actionId + "\"%")
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * Deletes a decision that was recorded by mistake, with its actions, receipt and outcomes. Call it within a
     * transaction, before any other transaction has seen the decision.
     */
    public void delete(String decisionId) {
        client.sql("delete from decision where id = ?").param(decisionId).update();
    }

    public Optional<Decision> find(String decisionId) {
        return client.sql("select document from decision where id = ?")
                .param(decisionId)
                .query(String.class)
                .optional()
                .map(DecisionJson::read);
    }
}
