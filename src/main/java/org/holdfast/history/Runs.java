package org.holdfast.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.holdfast.coordination.LeaseRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs over all customers, how far each has come, and the lease for running one. */
@Repository
public class Runs {

    private final JdbcClient client;

    Runs(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * A run and how far it has come.
     *
     * @param asOf the moment for which it decides about everybody
     * @param ruleBook version that decides
     * @param lastCustomer the last one who was decided about; {@code null} before the first
     * @param decided how many customers were decided about
     * @param refused how many of them no decision could be made about
     * @param outFile where its decisions are written, or {@code null}
     * @param outBytes how much of that file belongs to what was decided
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
            long outBytes) {}

    /** Held by the process that runs over all customers. */
    public LeaseRow lease() {
        return new LeaseRow(client, "run_turn", "id", 1);
    }

    /** The run that was begun last and has not come to its end. */
    public Optional<Run> unfinished() {
        return client.sql(
                        "select id, as_of, rule_book, started_at, last_customer, decided, refused, out_file, out_bytes from customer_run "
                                + "where state = 'open' order by started_at desc, id fetch first 1 rows only")
                .query((row, number) -> new Run(
                        row.getString(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getString(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getString(8),
                        row.getLong(9)))
                .optional();
    }

    /** The moment for which the last run that came to its end decided. */
    public Optional<Instant> lastDone() {
        return client.sql(
                        "select as_of from customer_run where state = 'done' order by as_of desc fetch first 1 rows only")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Begins a run; those before it will not be gone on with. */
    public void begin(Run run) {
        client.sql("update customer_run set state = 'left', last_customer = null where state = 'open'")
                .update();
        client.sql(
                        "insert into customer_run (id, as_of, rule_book, started_at, state, decided, refused, out_file, out_bytes) "
                                + "values (?, ?, ?, ?, 'open', 0, 0, ?, ?)")
                .params(
                        run.id,
                        run.asOf.atOffset(ZoneOffset.UTC),
                        run.ruleBook,
                        run.startedAt.atOffset(ZoneOffset.UTC),
                        run.outFile,
                        run.outBytes)
                .update();
    }

    /** How far it has come. */
    public void progress(Run run) {
        client.sql(
                        "update customer_run set rule_book = ?, last_customer = ?, decided = ?, refused = ?, out_file = ?, out_bytes = ? where id = ?")
                .params(run.ruleBook, run.lastCustomer, run.decided, run.refused, run.outFile, run.outBytes, run.id)
                .update();
    }

    public void finish(String id) {
        client.sql("update customer_run set state = 'done', last_customer = null where id = ?")
                .param(id)
                .update();
    }
}
