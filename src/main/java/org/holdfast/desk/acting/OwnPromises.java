package org.holdfast.desk.acting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.holdfast.access.Caller;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The promises that a person made at the desk and has to see to. */
@Repository
public class OwnPromises {

    /** How long before its due time a promise is shown. */
    private static final Duration AHEAD = Duration.ofDays(2);

    /** How long after its due time a promise is shown that was not kept. */
    private static final Duration AFTER = Duration.ofDays(7);

    private static final int MAX_LISTED = 20;

    private final JdbcClient client;
    private final Clock clock;

    OwnPromises(JdbcTemplate template, Clock clock) {
        this.client = JdbcClient.create(template);
        this.clock = clock;
    }

    /**
     * A promise that is not known to be kept.
     *
     * @param id id of the action that promises it
     * @param overdue whether its due time is past
     */
    public record OwnPromise(String id, String customerId, String action, Instant dueAt, boolean overdue) {}

    /**
     * Returns the promises of a person that are due within two days, and those that were due within the last seven days
     * and were not kept; the earliest due first, at most 20.
     */
    public List<OwnPromise> due(Caller caller) {
        Instant now = clock.instant();
        return client.sql("select d.id, d.customer_id, d.action, d.promise_due from decided_action d "
                        + "where d.promise_status in ('open', 'broken', 'unknown') "
                        + "and d.promise_due > ? and d.promise_due <= ? "
                        + "and exists (select 1 from desk_act a where a.customer_id = d.customer_id "
                        + "and a.action_id = d.id and a.actor = ? and a.undone_at is null) "
                        + "order by d.promise_due, d.id fetch first " + MAX_LISTED + " rows only")
                .params(time(now.minus(AFTER)), time(now.plus(AHEAD)), caller.identity())
                .query((row, number) -> read(row, now))
                .list();
    }

    private static OwnPromise read(ResultSet row, Instant now) throws SQLException {
        Instant due =
                Objects.requireNonNull(row.getObject(4, OffsetDateTime.class)).toInstant();
        return new OwnPromise(row.getString(1), row.getString(2), row.getString(3), due, !due.isAfter(now));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
