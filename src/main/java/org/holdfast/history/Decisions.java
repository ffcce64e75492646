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

/** All decisions that were recorded. */
@Repository
public class Decisions {

    private final JdbcClient client;
    private final JdbcTemplate batch;

    Decisions(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.batch = template;
    }

    /** Keeps decisions that have their ids. Call it within a transaction. */
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
            // An action that is answered again was kept with its first decision.
            for (Decision.DecidedAction act : decision.actions()) {
                if (String.valueOf(act.actionId()).startsWith(decision.decisionId() + ".")) {
                    actions.add(action(decision, act, decidedAt));
                }
            }
        }
        batch.batchUpdate("""
                insert into decision (id, customer_id, as_of, decided_at, outcome, rule_book, facts_hash, document)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", rows);
        if (!actions.isEmpty()) {
            batch.batchUpdate("""
                    insert into decided_action (id, decision_id, rank, action, rule, kind, incident, customer_id, decided_at, purpose, channel,
                        subject, granted, valid_until, contact, status_at, document, promise, promise_due, promise_kept_by, promise_status)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", actions);
        }
    }

    private static Object[] action(Decision decision, Decision.DecidedAction act, Instant decidedAt) {
        OffsetDateTime decided = decidedAt.atOffset(ZoneOffset.UTC);
        return new Object[] {
            act.actionId(),
            decision.decisionId(),
            act.rank(),
            act.action().id(),
            act.cause().rule(),
            act.action().kind().toString(),
            act.matter().incident(),
            decision.customerId(),
            decided,
            act.action().purpose().toString(),
            act.contact().channel().toString(),
            act.matter().subject(),
            act.grant().granted() == null ? null : act.grant().granted().amount(),
            act.validUntil() == null ? null : act.validUntil().atOffset(ZoneOffset.UTC),
            act.contact().startedByUs(),
            decided,
            DecisionJson.write(act),
            act.promise() == null ? null : act.promise().what(),
            act.promise() == null ? null : act.promise().dueAt().atOffset(ZoneOffset.UTC),
            act.promise() == null ? null : act.promise().keptBy().toString(),
            act.promise() == null ? null : "open"
        };
    }

    /** Whether the action was decided for the customer of this decision, with whichever decision. */
    public boolean decidedFor(String decisionId, String actionId) {
        return client.sql(
                                "select count(*) from decided_action a join decision d on d.customer_id = a.customer_id where a.id = ? and d.id = ?")
                        .params(actionId, decisionId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    public Optional<Decision> find(String decisionId) {
        return client.sql("select document from decision where id = ?")
                .param(decisionId)
                .query(String.class)
                .optional()
                .map(DecisionJson::read);
    }
}
