package org.holdfast.crm.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.coordination.LeaseRow;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The state of each source: how far it has been loaded, how old its facts are, and the lease for loading it. */
@Repository
public class CrmSources {

    private static final int LONGEST_PROBLEM = 1_000;
    private static final int LONGEST_ID = 100;
    private static final String COLUMNS =
            "name, attempted_at, succeeded_at, full_at, since, failures, problem, full_number, full_mapping, "
                    + "full_started_at, full_since, full_last, full_customers";

    private final JdbcClient client;
    private final JdbcTemplate template;

    CrmSources(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
    }

    /**
     * The state of a source.
     *
     * @param succeededAt when the last completed load began
     * @param since the source's clock at that time
     * @param failures failed loads since then
     * @param problem why the last one failed
     * @param under the full load under way; {@code null} when there is none
     */
    public record State(
            String name,
            @Nullable Instant attemptedAt,
            @Nullable Instant succeededAt,
            @Nullable Instant fullAt,
            @Nullable Instant since,
            int failures,
            @Nullable String problem,
            long fullNumber,
            @Nullable Under under) {}

    /**
     * A full load under way.
     *
     * @param mapping version of the mapping it began with
     * @param last id of the last customer, as the source writes it
     */
    public record Under(
            String mapping,
            Instant startedAt,
            Instant since,
            @Nullable String last,
            long customers) {}

    /** Adds the row of a mapping that was never loaded. */
    void know(String name) {
        if (find(name).isEmpty()) {
            try {
                client.sql(
                                "insert into crm_source (name, beats, failures, full_number, full_customers, ages) values (?, 0, 0, 0, 0, 0)")
                        .param(name)
                        .update();
            } catch (DuplicateKeyException e) {
                // Another node was faster.
            }
        }
    }

    public Optional<State> find(String name) {
        return client.sql("select " + COLUMNS + " from crm_source where name = ?")
                .param(name)
                .query(CrmSources::state)
                .optional();
    }

    State get(String name) {
        return find(name).orElseThrow();
    }

    private static State state(ResultSet row, int number) throws SQLException {
        String mapping = row.getString(9);
        return new State(
                row.getString(1),
                instant(row, 2),
                instant(row, 3),
                instant(row, 4),
                instant(row, 5),
                row.getInt(6),
                row.getString(7),
                row.getLong(8),
                mapping == null
                        ? null
                        : new Under(
                                mapping,
                                row.getObject(10, OffsetDateTime.class).toInstant(),
                                row.getObject(11, OffsetDateTime.class).toInstant(),
                                row.getString(12),
                                row.getLong(13)));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    void attempt(String name, Instant now) {
        client.sql("update crm_source set attempted_at = ? where name = ?")
                .params(utc(now), name)
                .update();
    }

    void beginFull(String name, Under under) {
        client.sql(
                        "update crm_source set full_number = full_number + 1, full_mapping = ?, full_started_at = ?, full_since = ?, "
                                + "full_last = null, full_customers = 0 where name = ?")
                .params(under.mapping, utc(under.startedAt), utc(under.since), name)
                .update();
    }

    void progress(String name, String last, int customers) {
        client.sql("update crm_source set full_last = ?, full_customers = full_customers + ? where name = ?")
                .params(last, customers, name)
                .update();
    }

    /** Discards the full load under way: the next one starts over. */
    void abandonFull(String name) {
        client.sql("update crm_source set full_mapping = null, full_last = null where name = ?")
                .param(name)
                .update();
    }

    void succeeded(String name, Instant at, Instant since, boolean full) {
        client.sql(
                        "update crm_source set succeeded_at = ?, since = ?, failures = 0, problem = null, ages = ages + 1 where name = ?")
                .params(utc(at), utc(since), name)
                .update();
        if (full) {
            client.sql("update crm_source set full_at = ?, full_mapping = null, full_last = null where name = ?")
                    .params(utc(at), name)
                    .update();
        }
    }

    void failed(String name, String problem) {
        client.sql("update crm_source set failures = failures + 1, problem = ? where name = ?")
                .params(
                        problem.length() <= LONGEST_PROBLEM ? problem : problem.substring(0, LONGEST_PROBLEM - 1) + "…",
                        name)
                .update();
    }

    /** Rows of each collection at the last completed full load. */
    Map<String, Long> counts(String name) {
        return client
                .sql("select collection, row_count from crm_age where source = ? and row_count is not null")
                .param(name)
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** When its oldest collection was loaded; {@code null} when none was. */
    @Nullable
    Instant oldest(String name) {
        return client.sql("select min(loaded_at) from crm_age where source = ?")
                .param(name)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    /** @param rows {@code null} when they were not counted */
    void loaded(String name, String collection, Instant at, @Nullable Long rows) {
        int there = client.sql(
                        "update crm_age set loaded_at = ?, row_count = coalesce(?, row_count) where source = ? and collection = ?")
                .params(utc(at), rows, name, collection)
                .update();
        if (there == 0) {
            client.sql("insert into crm_age (source, collection, loaded_at, row_count) values (?, ?, ?, ?)")
                    .params(name, collection, utc(at), rows)
                    .update();
        }
    }

    /** Removes the ages of collections that the source no longer brings. */
    void forgetOthers(String name, Collection<String> collections) {
        client.sql("delete from crm_age where source = :name and collection not in (:collections)")
                .param("name", name)
                .param("collections", collections)
                .update();
    }

    /** Marks these customers as seen in the full load of this number, except ids that are too long for a customer. */
    void seen(String name, Collection<String> seen, long number) {
        List<String> ids =
                seen.stream().filter(id -> id.length() <= LONGEST_ID).distinct().toList();
        if (ids.isEmpty()) {
            return;
        }
        List<String> known = client.sql(
                        "select customer_id from crm_customer where source = :name and customer_id in (:ids)")
                .param("name", name)
                .param("ids", ids)
                .query(String.class)
                .list();
        if (!known.isEmpty()) {
            client.sql("update crm_customer set full_number = :number where source = :name and customer_id in (:ids)")
                    .param("number", number)
                    .param("name", name)
                    .param("ids", known)
                    .update();
        }
        Set<String> there = Set.copyOf(known);
        template.batchUpdate(
                "insert into crm_customer (source, customer_id, full_number) values (?, ?, ?)",
                ids.stream()
                        .filter(id -> !there.contains(id))
                        .map(id -> new Object[] {name, id, number})
                        .toList());
    }

    long customers(String name) {
        return client.sql("select count(*) from crm_customer where source = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    /** How many customers were not seen in the full load of this number. */
    long vanished(String name, long number) {
        return client.sql("select count(*) from crm_customer where source = ? and full_number < ?")
                .params(name, number)
                .query(Long.class)
                .single();
    }

    List<String> vanished(String name, long number, int size) {
        return client.sql(
                        "select customer_id from crm_customer where source = ? and full_number < ? order by customer_id fetch first "
                                + size + " rows only")
                .params(name, number)
                .query(String.class)
                .list();
    }

    void forget(String name, Collection<String> ids) {
        client.sql("delete from crm_customer where source = :name and customer_id in (:ids)")
                .param("name", name)
                .param("ids", ids)
                .update();
        client.sql("delete from crm_bad_row where source = :name and customer_id in (:ids)")
                .param("name", name)
                .param("ids", ids)
                .update();
    }

    /** The next stored customers, ordered by id, whom the source has not been asked about; without demo customers. */
    List<String> newcomers(String name, int size, @Nullable String after) {
        return client.sql(
                        "select id from customer c where id > ? and owner <> 'DEMO' and not exists (select 1 from crm_customer s "
                                + "where s.source = ? and s.customer_id = c.id) order by id fetch first " + size
                                + " rows only")
                .params(after == null ? "" : after, name)
                .query(String.class)
                .list();
    }

    /** The next stored customers; without demo customers. */
    List<String> stored(int size, @Nullable String after) {
        return client.sql("select id from customer where id > ? and owner <> 'DEMO' order by id fetch first " + size
                        + " rows only")
                .param(after == null ? "" : after)
                .query(String.class)
                .list();
    }

    long stored() {
        return client.sql("select count(*) from customer where owner <> 'DEMO'")
                .query(Long.class)
                .single();
    }

    LeaseRow lease(String name) {
        return new LeaseRow(client, "crm_source", "name", name);
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
