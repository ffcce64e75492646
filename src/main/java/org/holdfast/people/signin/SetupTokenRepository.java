package org.holdfast.people.signin;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores the hashes of setup tokens. Each node that starts adds its own, and any node accepts it. */
@Repository
class SetupTokenRepository {

    private final JdbcClient client;

    SetupTokenRepository(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    void add(String hash, Instant expiresAt) {
        client.sql("insert into setup_token (hash, expires_at) values (?, ?)")
                .params(hash, expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean isValid(String hash, Instant now) {
        return client.sql("select hash from setup_token where hash = ? and expires_at > ?")
                .params(hash, now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .isPresent();
    }

    void deleteExpired(Instant now) {
        client.sql("delete from setup_token where expires_at <= ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void deleteAll() {
        client.sql("delete from setup_token").update();
    }
}
