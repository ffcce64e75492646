package org.holdfast.customers;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.facts.json.FactsHash;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Records of customers who no longer exist under their id, because they were merged or erased. */
@Repository
public class CustomerTombstones {

    /** Well below the maximum number of parameters of any database. */
    private static final int BATCH_SIZE = 1_000;

    private final JdbcClient client;

    CustomerTombstones(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * Why a customer no longer exists.
     *
     * @param mergedInto the customer this one was merged into, or {@code null} if it was erased
     */
    public record Gone(@Nullable String mergedInto, Instant at) {}

    public Optional<Gone> find(String id) {
        return Optional.ofNullable(among(List.of(id)).get(id));
    }

    /** Finds the merged and erased ones among these customers, by id. */
    public Map<String, Gone> among(Collection<String> ids) {
        Map<String, String> hashes = new HashMap<>();
        ids.forEach(id -> hashes.put(hash(id), id));
        List<String> all = List.copyOf(hashes.keySet());
        Map<String, Gone> gone = new HashMap<>();
        for (int from = 0; from < all.size(); from += BATCH_SIZE) {
            client.sql("select id_hash, merged_into, gone_at from gone_customer where id_hash in (:hashes)")
                    .param("hashes", all.subList(from, Math.min(from + BATCH_SIZE, all.size())))
                    .query(row -> {
                        gone.put(
                                hashes.get(row.getString(1)),
                                new Gone(
                                        row.getString(2),
                                        row.getObject(3, OffsetDateTime.class).toInstant()));
                    });
        }
        return gone;
    }

    /**
     * Records that one customer, with all customers merged into it before, was merged into another. Call it within a
     * transaction.
     */
    public void merged(String from, String into, Instant now) {
        client.sql("update gone_customer set merged_into = ? where merged_into = ?")
                .params(into, from)
                .update();
        client.sql("delete from gone_customer where id_hash in (:hashes)")
                .param("hashes", List.of(hash(from), hash(into)))
                .update();
        client.sql("insert into gone_customer (id_hash, customer_id, merged_into, gone_at) values (?, ?, ?, ?)")
                .params(hash(from), from, into, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Returns the ids of customers who were merged into this one. */
    public List<String> formerIds(String id) {
        return client.sql("select customer_id from gone_customer where merged_into = ? order by customer_id")
                .param(id)
                .query(String.class)
                .list();
    }

    /** Records that a customer, with all customers merged into it, was erased. Call it within a transaction. */
    public void erased(String id, Instant now) {
        client.sql("update gone_customer set merged_into = null, gone_at = ?, settled = false "
                        + "where merged_into = ?")
                .params(now.atOffset(ZoneOffset.UTC), id)
                .update();
        client.sql("delete from gone_customer where id_hash = ?")
                .param(hash(id))
                .update();
        client.sql("insert into gone_customer (id_hash, customer_id, gone_at) values (?, ?, ?)")
                .params(hash(id), id, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Returns those recorded before a point in time and not yet revisited, by id. */
    Map<String, Gone> unsettled(Instant before) {
        Map<String, Gone> gone = new HashMap<>();
        client.sql("select customer_id, merged_into, gone_at from gone_customer "
                        + "where not settled and gone_at < ? order by gone_at fetch first " + BATCH_SIZE
                        + " rows only")
                .param(before.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    gone.put(
                            row.getString(1),
                            new Gone(
                                    row.getString(2),
                                    row.getObject(3, OffsetDateTime.class).toInstant()));
                });
        return gone;
    }

    /** Marks a customer as revisited; the id of an erased customer is deleted. */
    void settled(String id) {
        client.sql("update gone_customer set settled = true, "
                        + "customer_id = case when merged_into is null then null else customer_id end "
                        + "where id_hash = ?")
                .param(hash(id))
                .update();
    }

    /** Records that an erased customer is stored again. Call it within a transaction. */
    void isBack(String id) {
        client.sql("delete from gone_customer where id_hash = ?")
                .param(hash(id))
                .update();
    }

    private static String hash(String id) {
        return FactsHash.of(id.getBytes(StandardCharsets.UTF_8)).substring("sha256:".length());
    }
}
