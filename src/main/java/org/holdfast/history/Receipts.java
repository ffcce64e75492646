package org.holdfast.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.holdfast.database.InList;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.Receipt;
import org.holdfast.decisions.json.DecisionJson;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The receipts of recorded decisions. Facts that several decisions share are stored once. */
@Repository
public class Receipts {

    /** Well below the maximum number of parameters of any database. */
    private static final int BATCH_SIZE = 500;

    private final JdbcClient client;
    private final JdbcTemplate template;

    Receipts(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
    }

    /** Stores the receipts of decisions that are recorded in the same transaction, while their customers are locked. */
    public void keep(List<Receipt> receipts) {
        if (receipts.isEmpty()) {
            return;
        }
        keepFacts(receipts);
        template.batchUpdate(
                "insert into receipt (decision_id, customer_id, facts_hash, document) values (?, ?, ?, ?)",
                receipts.stream()
                        .map(receipt -> new Object[] {
                            receipt.decision().decisionId(),
                            receipt.decision().customerId(),
                            receipt.decision().facts().hash(),
                            document(receipt)
                        })
                        .toList());
    }

    /** Serializes a receipt without its decision and its facts. */
    public static String document(Receipt receipt) {
        return DecisionJson.write(receipt);
    }

    private void keepFacts(List<Receipt> receipts) {
        Map<String, Receipt> missing = new HashMap<>();
        receipts.forEach(receipt -> missing.put(receipt.decision().facts().hash(), receipt));
        List<String> hashes = List.copyOf(missing.keySet());
        for (int from = 0; from < hashes.size(); from += BATCH_SIZE) {
            client.sql("select hash from receipt_facts where hash in (:hashes)")
                    .param("hashes", InList.of(hashes.subList(from, Math.min(from + BATCH_SIZE, hashes.size()))))
                    .query(String.class)
                    .list()
                    .forEach(missing::remove);
        }
        List<Object[]> rows = new ArrayList<>(missing.size());
        missing.forEach((hash, receipt) ->
                rows.add(new Object[] {hash, receipt.decision().customerId(), FactsJson.write(receipt.facts())}));
        if (!rows.isEmpty()) {
            template.batchUpdate("insert into receipt_facts (hash, customer_id, content) values (?, ?, ?)", rows);
        }
    }

    /** Finds the receipt of a decision; empty if there is none, or if its facts were erased. */
    public Optional<Receipt> find(Decision decision) {
        return client.sql("select r.document, f.content from receipt r join receipt_facts f on f.hash = r.facts_hash "
                        + "where r.decision_id = ?")
                .param(decision.decisionId())
                .query((row, index) -> DecisionJson.readReceipt(
                        row.getString(1), FactsJson.stored(row.getString(2), Customer.class), decision))
                .optional();
    }

    /** Returns the ids of at most {@code max} random decisions with a receipt. */
    public List<String> sample(int max) {
        long all = client.sql("select count(*) from receipt").query(Long.class).single();
        if (all <= max) {
            return client.sql("select decision_id from receipt order by decision_id")
                    .query(String.class)
                    .list();
        }
        Set<String> drawn = new HashSet<>();
        // Ids are random UUIDs, so the next id after a random UUID is a fair draw that uses the index.
        for (int tries = 0; drawn.size() < max && tries < 4 * max; tries++) {
            client.sql("select decision_id from receipt where decision_id >= ? "
                            + "order by decision_id fetch first 1 rows only")
                    .param(UUID.randomUUID().toString())
                    .query(String.class)
                    .optional()
                    .ifPresent(drawn::add);
        }
        return List.copyOf(drawn);
    }

    /** Deletes the receipts and facts of a customer. Call it within a transaction. */
    public void forget(String customerId) {
        client.sql("delete from receipt where customer_id = ?")
                .param(customerId)
                .update();
        client.sql("delete from receipt_facts where customer_id = ?")
                .param(customerId)
                .update();
    }
}
