package org.holdfast.people;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores the hashes of passwords, and the epochs of sessions. */
@Repository
public class PersonCredentials {

    /** Minimum interval between updates of when a person was last seen. */
    private static final Duration SEEN_INTERVAL = Duration.ofHours(1);

    private static final String SELECT = "select " + PersonRepository.COLUMNS + ", session_epoch from person where ";

    private final JdbcClient client;

    PersonCredentials(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * A person with what lets them in.
     *
     * @param hash hash of the password; {@code null} if there is none
     * @param epoch sessions of earlier epochs have ended
     */
    public record Credential(Person person, @Nullable String hash, int epoch) {

        @Override
        public String toString() {
            return "Credential[" + person.id() + "]";
        }
    }

    /** @param folded a login as {@link Login#fold} returns it */
    public Optional<Credential> findByLogin(String folded) {
        return find("login_folded = ?", folded);
    }

    public Optional<Credential> find(String id) {
        return find("id = ?", id);
    }

    private Optional<Credential> find(String condition, String value) {
        return client.sql(SELECT + condition)
                .param(value)
                .query((row, number) ->
                        new Credential(PersonRepository.read(row, number), row.getString(9), row.getInt(15)))
                .optional();
    }

    /** Replaces the password and ends all sessions. */
    void setPassword(String id, String hash) {
        client.sql("update person set password_hash = ?, session_epoch = session_epoch + 1 where id = ?")
                .params(hash, id)
                .update();
    }

    /** Replaces the hash of the same password, unless the password was changed meanwhile. */
    public void upgrade(String id, String from, String to) {
        client.sql("update person set password_hash = ? where id = ? and password_hash = ?")
                .params(to, id, from)
                .update();
    }

    /** Ends all sessions of a person, on every node. */
    void endSessions(String id) {
        client.sql("update person set session_epoch = session_epoch + 1 where id = ?")
                .param(id)
                .update();
    }

    /** Stores when a person was last seen, accurate to the hour. */
    public void seen(Person person, Instant now) {
        if (person.lastSeenAt() == null || !now.isBefore(person.lastSeenAt().plus(SEEN_INTERVAL))) {
            client.sql("update person set last_seen_at = ? where id = ?")
                    .params(now.atOffset(ZoneOffset.UTC), person.id())
                    .update();
        }
    }
}
