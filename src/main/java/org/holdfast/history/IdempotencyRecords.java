package org.holdfast.history;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The answers to requests with an idempotency key, so that a repeated request gets the same answer and has no effect.
 */
@Repository
public class IdempotencyRecords {

    private final JdbcClient client;

    IdempotencyRecords(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * A stored answer.
     *
     * @param request hash of the request
     * @param answer the exact answer
     */
    public record Kept(String request, String answer) {}

    /** Finds a committed answer. */
    public Optional<Kept> find(String scope, String key) {
        return client.sql("select request, answer from keyed_answer where scope = ? and request_key = ?")
                .params(scope, key)
                .query((row, number) -> new Kept(row.getString(1), row.getString(2)))
                .optional();
    }

    /**
     * Claims a key until the end of the transaction; a rollback or a crash releases it. Waits while another transaction
     * holds it.
     *
     * @throws DuplicateKeyException if another transaction has stored an answer for it
     */
    public void claim(String scope, String key, String request, Instant now) {
        client.sql("insert into keyed_answer (scope, request_key, request, kept_at) values (?, ?, ?, ?)")
                .params(scope, key, request, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Stores the answer for a key that was claimed in the same transaction.
     *
     * @param customerId the customer the answer is about, or {@code null} if unknown
     */
    public void keep(String scope, String key, @Nullable String customerId, String answer) {
        client.sql("update keyed_answer set customer_id = ?, answer = ? where scope = ? and request_key = ?")
                .params(Arrays.asList(customerId, answer, scope, key))
                .update();
    }

    /** Deletes answers that were stored before a point in time. */
    public void forget(Instant before) {
        client.sql("delete from keyed_answer where kept_at < ?")
                .param(before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
