package org.holdfast.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored entries, and the end of their chain. */
@Repository
class AuditEntries {

    private static final String COLUMNS =
            "number, happened_at, actor_kind, actor_id, actor, action, target_kind, target, details, address, hash";

    private final JdbcClient client;

    AuditEntries(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /** The end of the chain. */
    record Head(long number, String hash) {}

    Head head() {
        return head("");
    }

    /** Returns the end of the chain, and locks it until the transaction ends. */
    Head lockHead() {
        return head(" for update");
    }

    private Head head(String lock) {
        return client.sql("select number, hash from audit_head where id = 1" + lock)
                .query((row, number) -> new Head(row.getLong(1), row.getString(2)))
                .single();
    }

    /** Adds an entry to the end of the chain, which must be locked. */
    void add(AuditEntry entry) {
        client.sql("insert into audit_entry (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        entry.number(),
                        entry.at().atOffset(ZoneOffset.UTC),
                        entry.actorKind(),
                        entry.actorId(),
                        entry.actor(),
                        entry.action(),
                        entry.targetKind(),
                        entry.target(),
                        entry.details(),
                        entry.address(),
                        entry.hash()))
                .update();
        client.sql("update audit_head set number = ?, hash = ? where id = 1")
                .params(entry.number(), entry.hash())
                .update();
    }

    /** Returns entries in the order of the chain, after the given number. */
    List<AuditEntry> after(long number, int limit) {
        return client.sql("select " + COLUMNS + " from audit_entry where number > ? order by number limit ?")
                .params(number, limit)
                .query(AuditEntries::read)
                .list();
    }

    /**
     * Returns entries that a filter selects, the latest first.
     *
     * @param pseudonyms those of the customer of the filter
     * @param before entries with lower numbers only
     */
    List<AuditEntry> page(AuditFilter filter, List<String> pseudonyms, long before, int limit) {
        Conditions conditions = new Conditions();
        conditions.add("number < ?", before);
        if (filter.isActorKind()) {
            conditions.add("actor_kind = ?", filter.actor());
        } else if (filter.actor() != null) {
            conditions.add("(actor_id = ? or actor = ?)", filter.actor(), filter.actor());
        }
        if (filter.action() != null) {
            conditions.add("action = ?", filter.action().toString());
        }
        if (filter.customer() != null) {
            String places = String.join(", ", Collections.nCopies(pseudonyms.size(), "?"));
            conditions.add("target_kind = 'customer' and target in (" + places + ")", pseudonyms.toArray());
        }
        conditions.addMoment("happened_at >= ?", filter.since());
        conditions.addMoment("happened_at < ?", filter.until());
        return client.sql("select " + COLUMNS + " from audit_entry where " + String.join(" and ", conditions.texts)
                        + " order by number desc limit ?")
                .params(conditions.with(limit))
                .query(AuditEntries::read)
                .list();
    }

    boolean contains(String hash) {
        return count("hash = ?", hash) > 0;
    }

    boolean contains(long number) {
        return count("number = ?", number) > 0;
    }

    private long count(String condition, Object value) {
        return client.sql("select count(*) from audit_entry where " + condition)
                .param(value)
                .query(Long.class)
                .single();
    }

    private static AuditEntry read(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong(1),
                Objects.requireNonNull(row.getObject(2, OffsetDateTime.class)).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11));
    }

    /** Conditions that must all hold, with the values of their parameters. */
    private static final class Conditions {

        private final List<String> texts = new ArrayList<>();
        private final List<@Nullable Object> values = new ArrayList<>();

        void add(String text, @Nullable Object... parameters) {
            texts.add(text);
            values.addAll(Arrays.asList(parameters));
        }

        void addMoment(String text, @Nullable Instant moment) {
            if (moment != null) {
                add(text, moment.atOffset(ZoneOffset.UTC));
            }
        }

        List<@Nullable Object> with(int limit) {
            values.add(limit);
            return values;
        }
    }
}
