package org.holdfast.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All outcomes that were reported. */
@Repository
public class Outcomes {

    private static final String COLUMNS =
            "decision_id, action_id, outcome, choice, happened_at, note, reported_by, amount, report_key";

    private final JdbcClient client;

    Outcomes(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /** Keeps a report. Call it within a transaction, after looking for one with the same key. */
    public void record(Outcome outcome, Instant reportedAt) {
        client.sql("insert into outcome (" + COLUMNS + ", reported_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(outcome.decisionId(), outcome.actionId(), outcome.result().toString(), outcome.choice(),
                        outcome.at().atOffset(ZoneOffset.UTC), outcome.note(), outcome.by(), outcome.amount(), outcome.key(),
                        reportedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** An earlier report on the same action under the same key. */
    public Optional<Outcome> find(String actionId, String key) {
        return query("action_id = ? and report_key = ?", actionId, key).stream().findFirst();
    }

    /** All reports on a decision, in the order in which they came. */
    public List<Outcome> of(String decisionId) {
        return query("decision_id = ?", decisionId);
    }

    private List<Outcome> query(String where, Object... values) {
        return client.sql("select " + COLUMNS + " from outcome where " + where + " order by id").params(values)
                .query((row, number) -> new Outcome(row.getString(1), row.getString(2),
                        Outcome.Result.valueOf(row.getString(3).toUpperCase(Locale.ROOT)), row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant(), row.getString(6), row.getString(7),
                        row.getObject(8, BigDecimal.class), row.getString(9)))
                .list();
    }
}
