package org.holdfast.people.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores failed attempts to sign in, and the addresses from which people did. */
@Repository
class ThrottleRepository {

    private final JdbcClient client;

    ThrottleRepository(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * Failures that count together.
     *
     * @param nextAt when the next attempt is allowed
     */
    record Count(int failures, Instant lastAt, Instant nextAt) {

        static Count read(ResultSet row, int number) throws SQLException {
            return new Count(row.getInt(1), instant(row, 2), instant(row, 3));
        }

        private static Instant instant(ResultSet row, int column) throws SQLException {
            return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                    .toInstant();
        }
    }

    /**
     * Returns the count of a subject, locked until the transaction ends.
     *
     * @param since failures before it are forgotten
     */
    Count lock(String subject, Instant now, Instant since) {
        Optional<Count> found = client.sql(
                        "select failures, last_at, next_at from sign_in_throttle where subject = ? for update")
                .param(subject)
                .query(Count::read)
                .optional();
        if (found.isEmpty()) {
            client.sql("insert into sign_in_throttle (subject, failures, last_at, next_at) values (?, 0, ?, ?)")
                    .params(subject, now.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC))
                    .update();
        }
        return found.filter(count -> count.lastAt().isAfter(since)).orElse(new Count(0, now, now));
    }

    void store(String subject, int failures, Instant lastAt, Instant nextAt) {
        client.sql("update sign_in_throttle set failures = ?, last_at = ?, next_at = ? where subject = ?")
                .params(failures, lastAt.atOffset(ZoneOffset.UTC), nextAt.atOffset(ZoneOffset.UTC), subject)
                .update();
    }

    /** Reduces a count by one, and allows the next attempt at once. */
    void takeBack(String subject, Instant now) {
        client.sql("update sign_in_throttle set failures = failures - 1, next_at = ?"
                        + " where subject = ? and failures > 0")
                .params(now.atOffset(ZoneOffset.UTC), subject)
                .update();
    }

    void forget(String subject) {
        client.sql("delete from sign_in_throttle where subject = ?")
                .param(subject)
                .update();
    }

    /** Returns whether the person with this login has signed in from this address since then. */
    boolean isFamiliar(String foldedLogin, String address, Instant since) {
        return client.sql("select a.last_at from person_address a join person p on p.id = a.person"
                        + " where p.login_folded = ? and a.address = ? and a.last_at > ?")
                .params(foldedLogin, address, since.atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .optional()
                .isPresent();
    }

    void remember(String person, String address, Instant now) {
        int updated = client.sql("update person_address set last_at = ? where person = ? and address = ?")
                .params(now.atOffset(ZoneOffset.UTC), person, address)
                .update();
        if (updated == 0) {
            // Two sign-ins at the same time would both add it.
            client.sql("select id from person where id = ? for update")
                    .param(person)
                    .query(String.class)
                    .single();
            client.sql("insert into person_address (person, address, last_at)"
                            + " select id, cast(? as varchar(64)), cast(? as timestamp with time zone) from person"
                            + " where id = ? and not exists"
                            + " (select 1 from person_address where person = ? and address = ?)")
                    .params(address, now.atOffset(ZoneOffset.UTC), person, person, address)
                    .update();
        }
    }

    void purge(Instant failuresBefore, Instant addressesBefore) {
        client.sql("delete from sign_in_throttle where last_at < ?")
                .param(failuresBefore.atOffset(ZoneOffset.UTC))
                .update();
        client.sql("delete from person_address where last_at < ?")
                .param(addressesBefore.atOffset(ZoneOffset.UTC))
                .update();
    }
}
