package org.holdfast.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.holdfast.coordination.LeaseRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The runs over all customers with their progress, and the lease for running one. */
@Repository
public class Runs {

    private final JdbcClient client;

    Runs(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * A run and its progress.
     *
     * @param asOf the time as of which it decides for all customers
     * @param ruleBook version of the rule book
     * @param lastCustomer the last processed customer, or {@code null} before the first
     * @param decided number of processed customers
     * @param refused number of processed customers without a decision
     * @param outFile file for the decisions, or {@code null}
     * @param outBytes length of the file up to the last committed decision
     */
    public record Run(
            String id,
            Instant asOf,
            String ruleBook,
            Instant startedAt,
            @Nullable String lastCustomer,
            long decided,
            long refused,
            @Nullable String outFile,
            long outBytes) {

        /** Returns the run as it goes on: under a rule book and with an output. */
        public Run on(String currentBook, @Nullable String file, long bytes) {
            return new Run(id, asOf, currentBook, startedAt, lastCustomer, decided, refused, file, bytes);
        }
    }

    /** Returns the lease that is held by the process running over all customers. */
    public LeaseRow lease() {
        return new LeaseRow(client, "run_turn", "id", 1);
    }

    /** Returns the latest run that has not been completed. */
    public Optional<Run> unfinished() {
        return client.sql(
                        "select id, as_of, rule_book, started_at, last_customer, decided, refused, out_file, out_bytes "
                                + "from customer_run where state = 'open' "
                                + "order by started_at desc, id fetch first 1 rows only")
                .query((row, number) -> read(row))
                .optional();
    }

    private static Run read(ResultSet row) throws SQLException {
        return new Run(
                row.getString(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                row.getString(8),
                row.getLong(9));
    }

    /** Returns the time as of which the last completed run decided. */
    public Optional<Instant> lastDone() {
        return client.sql("select as_of from customer_run where state = 'done' "
                        + "order by as_of desc fetch first 1 rows only")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Starts a run and abandons earlier runs that were not completed. */
    public void begin(Run run) {
        client.sql("update customer_run set state = 'left', last_customer = null where state = 'open'")
                .update();
        insert(run, "open");
    }

    private void insert(Run run, String state) {
        client.sql("insert into customer_run "
                        + "(id, as_of, rule_book, started_at, state, decided, refused, out_file, out_bytes) "
                        + "values (?, ?, ?, ?, ?, 0, 0, ?, ?)")
                .params(Arrays.asList(
                        run.id,
                        run.asOf.atOffset(ZoneOffset.UTC),
                        run.ruleBook,
                        run.startedAt.atOffset(ZoneOffset.UTC),
                        state,
                        run.outFile,
                        run.outBytes))
                .update();
    }

    /**
     * What is known of a run that was decided elsewhere and is loaded.
     *
     * @param done whether it was loaded completely
     */
    public record Loading(Run run, boolean done) {}

    /** Finds the run whose decisions are loaded; empty if their load has not begun. */
    public Optional<Loading> loading(String id) {
        return client.sql("select id, as_of, rule_book, started_at, last_customer, decided, refused, out_file, "
                        + "out_bytes, state from customer_run where id = ? and state in ('loading', 'done')")
                .param(id)
                .query((row, number) -> new Loading(read(row), row.getString(10).equals("done")))
                .optional();
    }

    /** Begins to load a run that was decided elsewhere. No run over all customers resumes it. */
    public void beginLoading(Run run) {
        insert(run, "loading");
    }

    /** Stores the progress of a run. */
    public void progress(Run run) {
        client.sql("update customer_run set rule_book = ?, last_customer = ?, decided = ?, refused = ?, "
                        + "out_file = ?, out_bytes = ? where id = ?")
                .params(Arrays.asList(
                        run.ruleBook, run.lastCustomer, run.decided, run.refused, run.outFile, run.outBytes, run.id))
                .update();
    }

    public void finish(String id) {
        client.sql("update customer_run set state = 'done', last_customer = null where id = ?")
                .param(id)
                .update();
    }
}
