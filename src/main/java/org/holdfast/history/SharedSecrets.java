package org.holdfast.history;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Secrets that all nodes share through the database, so that signatures are valid on every node and after a restart.
 */
@Repository
public class SharedSecrets {

    private static final int BYTES = 32;

    private final JdbcClient client;

    SharedSecrets(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /** Returns the secret with this name, creating it on first use. Do not call it within a transaction. */
    public byte[] get(String name, Instant now) {
        return find(name).orElseGet(() -> {
            byte[] fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            try {
                client.sql("insert into secret (name, secret_value, made_at) values (?, ?, ?)")
                        .params(name, Base64.getEncoder().encodeToString(fresh), now.atOffset(ZoneOffset.UTC))
                        .update();
                return fresh;
            } catch (DuplicateKeyException e) {
                // Another node has created it.
                return find(name).orElseThrow(() -> e);
            }
        });
    }

    private Optional<byte[]> find(String name) {
        return client.sql("select secret_value from secret where name = ?")
                .param(name)
                .query(String.class)
                .optional()
                .map(Base64.getDecoder()::decode);
    }
}
