package org.holdfast.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.facts.promise.FulfilmentCriterion;
import org.holdfast.facts.promise.Promise;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The promises made to customers, and whether they were kept. */
@Repository
public class Promises {

    private static final String COLUMNS =
            "id, customer_id, action, subject, decided_at, status, status_at, promise_status, "
                    + "promise_settled_at, promise, promise_due, promise_kept_by";

    private final JdbcClient client;

    Promises(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /** The status of a promise. */
    public enum Status {
        OPEN,
        KEPT,
        BROKEN,
        /** It is past due, and the facts do not show whether it was kept. */
        UNKNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A promise with its status.
     *
     * @param settledAt when it was found to be kept or broken, or {@code null} while it is open
     */
    public record Entry(
            String customerId,
            Promise promise,
            Status status,
            @Nullable Instant settledAt) {}

    /**
     * Returns a page of promises, earliest due first.
     *
     * @param status filter, or {@code null} for all
     * @param customerId filter, or {@code null} for all customers
     * @param after the last promise of the previous page, or {@code null} for the first page
     */
    public List<Entry> page(@Nullable Status status, @Nullable String customerId, @Nullable Entry after, int size) {
        StringBuilder sql =
                new StringBuilder("select " + COLUMNS + " from decided_action where promise_status is not null");
        List<Object> values = new ArrayList<>();
        if (status != null) {
            sql.append(" and promise_status = ?");
            values.add(status.toString());
        }
        if (customerId != null) {
            sql.append(" and customer_id = ?");
            values.add(customerId);
        }
        if (after != null) {
            OffsetDateTime due = after.promise().dueAt().atOffset(ZoneOffset.UTC);
            sql.append(" and (promise_due > ? or promise_due = ? and id > ?)");
            values.addAll(List.of(due, due, after.promise().id()));
        }
        sql.append(" order by promise_due, id fetch first ").append(size).append(" rows only");
        return client.sql(sql.toString())
                .params(values)
                .query((row, index) -> entry(row))
                .list();
    }

    public Optional<Entry> find(String id) {
        return client.sql("select " + COLUMNS + " from decided_action where id = ? and promise_status is not null")
                .param(id)
                .query((row, index) -> entry(row))
                .optional();
    }

    /** Returns open promises that are past due, at most {@code max}. */
    public List<Entry> due(Instant now, int max) {
        return client.sql(
                        "select " + COLUMNS + " from decided_action where promise_status = 'open' and promise_due <= ? "
                                + "order by promise_due, id fetch first " + max + " rows only")
                .param(now.atOffset(ZoneOffset.UTC))
                .query((row, index) -> entry(row))
                .list();
    }

    /** Returns promises that were due since a time and were not kept, the latest due first, at most {@code max}. */
    public List<Entry> brokenSince(Instant due, int max) {
        return client.sql("select " + COLUMNS
                        + " from decided_action where promise_status = 'broken' and promise_due > ? "
                        + "order by promise_due desc, id fetch first " + max + " rows only")
                .param(due.atOffset(ZoneOffset.UTC))
                .query((row, index) -> entry(row))
                .list();
    }

    /** Settles an open promise. */
    public void settle(String id, Status status, Instant now) {
        client.sql("update decided_action set promise_status = ?, promise_settled_at = ? "
                        + "where id = ? and promise_status = 'open'")
                .params(status.toString(), now.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    /**
     * Reads the promise in a row of a query by {@link ContactHistories}.
     *
     * @param at column of its text, followed by its due time and its fulfilment criterion
     */
    static @Nullable Promise read(ResultSet row, int at) throws SQLException {
        String what = row.getString(at);
        if (what == null) {
            return null;
        }
        return promise(row, what, row.getObject(at + 1, OffsetDateTime.class), row.getString(at + 2));
    }

    private static Promise promise(ResultSet row, String what, OffsetDateTime due, String keptBy) throws SQLException {
        String status = row.getString("status");
        boolean done = status.equals("delivered") || status.equals("accepted");
        return new Promise(
                row.getString("id"),
                row.getString("action"),
                row.getString("subject"),
                what,
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                due.toInstant(),
                FulfilmentCriterion.valueOf(keptBy.toUpperCase(Locale.ROOT)),
                done ? row.getObject("status_at", OffsetDateTime.class).toInstant() : null);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        OffsetDateTime settled = row.getObject("promise_settled_at", OffsetDateTime.class);
        Promise promise = promise(
                row,
                row.getString("promise"),
                row.getObject("promise_due", OffsetDateTime.class),
                row.getString("promise_kept_by"));
        return new Entry(
                row.getString("customer_id"),
                promise,
                Status.valueOf(row.getString("promise_status").toUpperCase(Locale.ROOT)),
                settled == null ? null : settled.toInstant());
    }
}
