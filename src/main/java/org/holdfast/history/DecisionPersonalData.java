package org.holdfast.history;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.json.DecisionJson;
import org.holdfast.facts.PersonalData;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.history.offers.FirstCustomers;
import org.holdfast.history.waiting.WakeUpQueue;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Merges, erases and exports the decisions for a customer, with their receipts, outcomes and promises. After a merge,
 * decisions remain as they were answered and belong to the survivor. After an erasure, what budgets and reports need
 * remains: which rule did what, when, and for how much.
 */
@Repository
class DecisionPersonalData implements PersonalData {

    private final JdbcClient client;
    private final JdbcTemplate template;
    private final Receipts receipts;
    private final Outcomes outcomes;
    private final RedecisionQueue queue;
    private final FirstCustomers firstCustomers;
    private final WakeUpQueue wakeUps;

    DecisionPersonalData(
            JdbcTemplate template, Receipts receipts, Outcomes outcomes, RedecisionQueue queue, WakeUpQueue wakeUps) {
        this.client = JdbcClient.create(template);
        this.template = template;
        this.receipts = receipts;
        this.outcomes = outcomes;
        this.queue = queue;
        this.firstCustomers = new FirstCustomers(template);
        this.wakeUps = wakeUps;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "customer_dealing",
                "decide_queue",
                "decided_action",
                "decision",
                "keyed_answer",
                "receipt",
                "receipt_facts",
                "wake_up");
    }

    @Override
    public void merge(String from, String into) {
        for (String table : List.of("decision", "decided_action", "keyed_answer", "receipt", "receipt_facts")) {
            client.sql("update " + table + " set customer_id = ? where customer_id = ?")
                    .params(into, from)
                    .update();
        }
        firstCustomers.recount(into);
        client.sql("delete from customer_dealing where customer_id = ?")
                .param(from)
                .update();
        queue.forget(from);
        wakeUps.forget(from);
    }

    @Override
    public void erase(String id, String pseudonym) {
        List<Object[]> decisions = client
                .sql("select document from decision where customer_id = ?")
                .param(id)
                .query(String.class)
                .list()
                .stream()
                .map(document -> DecisionJson.read(document).anonymous(pseudonym))
                .map(decision -> new Object[] {pseudonym, DecisionJson.write(decision), decision.decisionId()})
                .toList();
        List<Object[]> actions = new ArrayList<>();
        client.sql("select id, incident, document from decided_action where customer_id = ?")
                .param(id)
                .query(row -> {
                    String incident = row.getString(2);
                    actions.add(new Object[] {
                        pseudonym,
                        incident == null ? null : incident.replaceFirst(":.*", ":erased"),
                        row.getString(3) == null
                                ? null
                                : DecisionJson.write(DecisionJson.readAction(row.getString(3))
                                        .anonymous()),
                        row.getString(1)
                    });
                });
        template.batchUpdate(
                "update decision set customer_id = ?, document = ?, facts_hash = 'erased' where id = ?", decisions);
        template.batchUpdate(
                "update decided_action set customer_id = ?, incident = ?, document = ?, subject = null, "
                        + "promise = case when promise is null then null else '' end where id = ?",
                actions);
        outcomes.erase(pseudonym);
        // An interrupted run resumes after the customer before the erased one.
        client.sql("update customer_run set last_customer = (select max(id) from customer where id < ?) "
                        + "where last_customer = ?")
                .params(id, id)
                .update();
        receipts.forget(id);
        forgetAnswers(id);
        client.sql("delete from customer_dealing where customer_id = ?")
                .param(id)
                .update();
        queue.forget(id);
        wakeUps.forget(id);
        client.sql("update wake_up_plan set last_customer = (select max(id) from customer where id < ?) "
                        + "where last_customer = ?")
                .params(id, id)
                .update();
    }

    /** An answer without a customer was written by an earlier version, which knows the customer only from its text. */
    private void forgetAnswers(String id) {
        client.sql("delete from keyed_answer where customer_id = ?").param(id).update();
        client.sql("delete from keyed_answer where customer_id is null and answer like ? escape '!'")
                .param("%\"customerId\":" + like(FactsJson.write(id)) + "%")
                .update();
    }

    private static String like(String text) {
        return text.replaceAll("([!%_])", "!$1");
    }

    @Override
    public Map<String, List<?>> export(String id) {
        List<Object> decisions = client.sql(
                        "select d.decided_at, d.document, r.document, d.id, d.removed_at from decision d "
                                + "left join receipt r on r.decision_id = d.id "
                                + "where d.customer_id = ? order by d.decided_at, d.id")
                .param(id)
                .query((row, number) -> {
                    Map<String, Object> decision = new LinkedHashMap<>();
                    decision.put(
                            "decidedAt", row.getObject(1, OffsetDateTime.class).toInstant());
                    decision.put("decision", FactsJson.storedTree(row.getString(2)));
                    decision.put("outcomes", outcomes.of(row.getString(4)));
                    if (row.getString(3) != null) {
                        decision.put("receipt", FactsJson.storedTree(row.getString(3)));
                    }
                    OffsetDateTime removed = row.getObject(5, OffsetDateTime.class);
                    if (removed != null) {
                        decision.put("removedAt", removed.toInstant());
                    }
                    return (Object) decision;
                })
                .list();
        Map<String, List<?>> export = new LinkedHashMap<>();
        export.put("decisions", decisions);
        export.put(
                "factsThatDecisionsRestedOn",
                client.sql("select content from receipt_facts where customer_id = ? order by hash")
                        .param(id)
                        .query((row, number) -> (Object) FactsJson.storedTree(row.getString(1)))
                        .list());
        export.put(
                "asksForDecisions",
                client.sql("select asked_at from decide_queue where customer_id = ? order by id")
                        .param(id)
                        .query((row, number) ->
                                (Object) row.getObject(1, OffsetDateTime.class).toInstant())
                        .list());
        export.put("decidesAgainAt", wakeUps.of(id).stream().toList());
        return export;
    }
}
