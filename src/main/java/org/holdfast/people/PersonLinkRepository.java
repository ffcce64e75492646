package org.holdfast.people;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores the hashes of links. */
@Repository
class PersonLinkRepository {

    private final JdbcClient client;

    PersonLinkRepository(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    void add(String hash, String person, PersonLink.Kind kind, Instant expiresAt) {
        client.sql("insert into person_link (hash, person, kind, expires_at) values (?, ?, ?, ?)")
                .params(hash, person, kind.toString(), expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Returns the person of a link that can be used. */
    Optional<String> person(String hash, Instant now) {
        return client.sql("select person from person_link where hash = ? and used_at is null and expires_at > ?")
                .params(hash, now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }

    /** Uses a link up. Returns false if another request did before, or it cannot be used any more. */
    boolean use(String hash, Instant now) {
        return client.sql("update person_link set used_at = ? where hash = ? and used_at is null and expires_at > ?")
                        .params(now.atOffset(ZoneOffset.UTC), hash, now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
