package org.holdfast.crm.sync.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.holdfast.coordination.LeaseRow;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores the state of each source: how far it has been loaded, its failures, and the lease for loading it. */
@Repository
public class CrmSources {

    private static final int MAX_PROBLEM_LENGTH = 1_000;
    private static final String COLUMNS =
            "name, attempted_at, succeeded_at, full_at, since, failures, problem, full_number, full_mapping, "
                    + "full_started_at, full_since, full_last, full_customers";

    private final JdbcClient client;

    public CrmSources(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * The state of a source.
     *
     * @param succeededAt when the last completed load began
     * @param since the source's clock at that time
     * @param failures number of failed loads since then
     * @param problem the reason for the last failure
     * @param fullLoad the full load in progress; {@code null} if there is none
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
            @Nullable FullLoad fullLoad) {}

    /**
     * A full load in progress.
     *
     * @param mapping version of the mapping with which it began
     * @param since the source's clock when it began
     * @param last id of the last customer, as the source writes it
     */
    public record FullLoad(
            String mapping,
            Instant startedAt,
            Instant since,
            @Nullable String last,
            long customers) {}

    /** Adds the row of a source that was never loaded. */
    public void register(String name) {
        if (find(name).isEmpty()) {
            try {
                client.sql("insert into crm_source (name, beats, failures, full_number, full_customers, ages) "
                                + "values (?, 0, 0, 0, 0, 0)")
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

    /** Returns the state of a registered source. */
    public State get(String name) {
        return find(name).orElseThrow();
    }

    private static State state(ResultSet row, int number) throws SQLException {
        return new State(
                row.getString(1),
                instant(row, 2),
                instant(row, 3),
                instant(row, 4),
                instant(row, 5),
                row.getInt(6),
                row.getString(7),
                row.getLong(8),
                fullLoad(row));
    }

    private static @Nullable FullLoad fullLoad(ResultSet row) throws SQLException {
        String mapping = row.getString(9);
        return mapping == null
                ? null
                : new FullLoad(
                        mapping,
                        row.getObject(10, OffsetDateTime.class).toInstant(),
                        row.getObject(11, OffsetDateTime.class).toInstant(),
                        row.getString(12),
                        row.getLong(13));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public void attempted(String name, Instant now) {
        client.sql("update crm_source set attempted_at = ? where name = ?")
                .params(utc(now), name)
                .update();
    }

    /** Starts a full load with the next number. */
    public void beginFull(String name, FullLoad load) {
        client.sql("update crm_source set full_number = full_number + 1, full_mapping = ?, full_started_at = ?, "
                        + "full_since = ?, full_last = null, full_customers = 0 where name = ?")
                .params(load.mapping, utc(load.startedAt), utc(load.since), name)
                .update();
    }

    /** Stores the position of the full load in progress. */
    public void progress(String name, String last, int customers) {
        client.sql("update crm_source set full_last = ?, full_customers = full_customers + ? where name = ?")
                .params(last, customers, name)
                .update();
    }

    /** Discards the full load in progress, so that the next one starts over. */
    public void abandonFull(String name) {
        client.sql("update crm_source set full_mapping = null, full_last = null where name = ?")
                .param(name)
                .update();
    }

    /**
     * Stores the completion of a load.
     *
     * @param at when it began
     * @param since the source's clock at that time
     */
    public void succeeded(String name, Instant at, Instant since, boolean full) {
        client.sql("update crm_source set succeeded_at = ?, since = ?, failures = 0, problem = null, ages = ages + 1 "
                        + "where name = ?")
                .params(utc(at), utc(since), name)
                .update();
        if (full) {
            client.sql("update crm_source set full_at = ?, full_mapping = null, full_last = null where name = ?")
                    .params(utc(at), name)
                    .update();
        }
    }

    public void failed(String name, String problem) {
        client.sql("update crm_source set failures = failures + 1, problem = ? where name = ?")
                .params(
                        problem.length() <= MAX_PROBLEM_LENGTH
                                ? problem
                                : problem.substring(0, MAX_PROBLEM_LENGTH - 1) + "…",
                        name)
                .update();
    }

    public LeaseRow lease(String name) {
        return new LeaseRow(client, "crm_source", "name", name);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
