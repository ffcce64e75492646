package org.holdfast.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.json.DecisionJson;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Distributes deliveries over the nodes that share a database. A node claims deliveries with a short lease and renews
 * it while it is alive; the claims of a node that died pass to another node. Only the first waiting delivery of a
 * customer to a target can be claimed, which keeps them in order. All times are those of the database's clock. All
 * methods run within the transaction of their caller.
 */
final class DeliveryLeases {

    private static final int MAX_ERROR_LENGTH = 1000;

    private final JdbcClient client;
    private final JdbcTemplate batch;
    private final Duration lease;

    /** @param lease how long a claim is valid unless it is renewed */
    DeliveryLeases(JdbcTemplate template, Duration lease) {
        this.client = JdbcClient.create(template);
        this.batch = template;
        this.lease = lease;
    }

    /** A delivery that only this node may make now. */
    record Claim(long number, String target, String customerId, OutboxMessage entry) {}

    private record Row(long number, String customerId, String decisionId, int attempts) {}

    private record Document(Instant decidedAt, Decision decision) {}

    /**
     * Claims deliveries that are due, the longest due first.
     *
     * @param max maximum number of claims
     */
    List<Claim> claim(String target, int max) {
        OffsetDateTime now = now();
        List<Row> rows = client.sql("select d.number, d.customer_id, d.decision_id, d.attempts from delivery d "
                        + "where d.target = ? and d.state = 'waiting' and d.due_at <= ? "
                        + "and not exists (select 1 from delivery e where e.customer_id = d.customer_id "
                        + "and e.target = d.target and e.state = 'waiting' and e.number < d.number) "
                        + "order by d.due_at fetch first " + max + " rows only for update skip locked")
                .params(target, now)
                .query((row, number) -> new Row(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4)))
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        OffsetDateTime until = now.plus(lease);
        batch.batchUpdate(
                "update delivery set due_at = ?, attempts = attempts + 1 where number = ?",
                rows.stream().map(row -> new Object[] {until, row.number}).toList());
        Map<String, Document> documents =
                documents(rows.stream().map(Row::decisionId).toList());
        List<Claim> claims = new ArrayList<>();
        for (Row row : rows) {
            Document document = documents.get(row.decisionId);
            if (document == null) {
                // The decision was deleted, or has lost its text because of its age, so it is not to be delivered any
                // more.
                client.sql("delete from delivery where number = ?")
                        .param(row.number)
                        .update();
            } else {
                claims.add(new Claim(
                        row.number,
                        target,
                        row.customerId,
                        new OutboxMessage(row.decisionId, document.decidedAt, document.decision, row.attempts + 1)));
            }
        }
        return claims;
    }

    private Map<String, Document> documents(List<String> ids) {
        Map<String, Document> documents = new HashMap<>();
        client.sql("select id, decided_at, document from decision where id in (:ids) and removed_at is null")
                .param("ids", ids)
                .query(row -> {
                    documents.put(
                            row.getString(1),
                            new Document(
                                    row.getObject(2, OffsetDateTime.class).toInstant(),
                                    DecisionJson.read(row.getString(3))));
                });
        return documents;
    }

    /**
     * Extends the leases of claims that are still in progress.
     *
     * @return those that another node has taken over meanwhile
     */
    List<Claim> renew(Collection<Claim> claims) {
        OffsetDateTime until = now().plus(lease);
        List<Claim> all = List.copyOf(claims);
        int[] renewed = batch.batchUpdate(
                "update delivery set due_at = ? where number = ? and state = 'waiting' and attempts = ?",
                all.stream()
                        .map(claim -> new Object[] {until, claim.number, claim.entry.attempt()})
                        .toList());
        return IntStream.range(0, all.size())
                .filter(i -> renewed[i] == 0)
                .mapToObj(all::get)
                .toList();
    }

    /** Releases claims that were not attempted; they do not count as attempts. */
    void release(Collection<Claim> claims) {
        batch.batchUpdate(
                "update delivery set due_at = current_timestamp, attempts = attempts - 1 "
                        + "where number = ? and state = 'waiting' and attempts = ?",
                claims.stream()
                        .map(claim -> new Object[] {claim.number, claim.entry.attempt()})
                        .toList());
    }

    /** Marks a delivery as delivered, even if another node has claimed it in the meantime. */
    void markDelivered(Claim claim) {
        client.sql("update delivery set state = 'delivered', settled_at = current_timestamp, error = null "
                        + "where number = ? and state <> 'delivered'")
                .param(claim.number)
                .update();
    }

    /** Schedules another attempt, and the customer's later deliveries not before it. */
    void retryLater(Claim claim, Duration wait, String why) {
        OffsetDateTime due = now().plus(wait);
        int updated = client.sql("update delivery set due_at = ?, error = ? "
                        + "where number = ? and state = 'waiting' and attempts = ?")
                .params(due, shorten(why), claim.number, claim.entry.attempt())
                .update();
        if (updated > 0) {
            // The customer's later deliveries have to wait for this one. Moving them saves examining them repeatedly.
            client.sql("update delivery set due_at = ? where customer_id = ? and target = ? and state = 'waiting' "
                            + "and number > ? and due_at < ?")
                    .params(due, claim.customerId, claim.target, claim.number, due)
                    .update();
        }
    }

    /** Marks a delivery as a dead letter. The customer's later deliveries are not affected. */
    void markDead(Claim claim, String why) {
        client.sql("update delivery set state = 'dead', settled_at = current_timestamp, error = ? "
                        + "where number = ? and state = 'waiting' and attempts = ?")
                .params(shorten(why), claim.number, claim.entry.attempt())
                .update();
    }

    private OffsetDateTime now() {
        return client.sql("select current_timestamp")
                .query(OffsetDateTime.class)
                .single()
                .withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static String shorten(String why) {
        return why.length() <= MAX_ERROR_LENGTH ? why : why.substring(0, MAX_ERROR_LENGTH - 1) + "…";
    }
}
