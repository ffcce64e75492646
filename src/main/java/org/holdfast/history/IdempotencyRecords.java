package org.holdfast.history;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Answers to requests that came with a key, so that the same request is answered the same way and has no second effect.
 */
@Repository
public class IdempotencyRecords {

    private final JdbcClient client;

    IdempotencyRecords(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * An answer that was given.
     *
     * @param request what was asked, as a hash
     * @param answer exactly what was answered
     */
    public record Kept(String request, String answer) {}

    /** Only what was committed. */
    public Optional<Kept> find(String scope, String key) {
        return client.sql("select request, answer from keyed_answer where scope = ? and request_key = ?")
                .params(scope, key)
                .query((row, number) -> new Kept(row.getString(1), row.getString(2)))
                .optional();
    }

    /**
     * Takes a key for the rest of the transaction; it is free again when that is rolled back or the program is killed.
     * Waits while another transaction holds it.
     *
     * @throws org.springframework.dao.DuplicateKeyException when another transaction has kept an answer under it
     */
    public void claim(String scope, String key, String request, Instant now) {
        client.sql("insert into keyed_answer (scope, request_key, request, kept_at) values (?, ?, ?, ?)")
                .params(scope, key, request, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Keeps the answer under a key that was claimed in the same transaction. */
    public void keep(String scope, String key, String answer) {
        client.sql("update keyed_answer set answer = ? where scope = ? and request_key = ?")
                .params(answer, scope, key)
                .update();
    }

    /** Forgets what was kept before a moment. */
    public void forget(Instant before) {
        client.sql("delete from keyed_answer where kept_at < ?")
                .param(before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
