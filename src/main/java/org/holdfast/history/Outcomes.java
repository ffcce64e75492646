package org.holdfast.history;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
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

    /** All reports on some actions, under whichever decision, in the order in which they came. Not for more than some hundred actions. */
    public List<Outcome> ofActions(Collection<String> actions) {
        return actions.isEmpty() ? List.of() : client.sql("select " + COLUMNS + " from outcome where action_id in (:actions) order by id")
                .param("actions", actions).query(Outcomes::read).list();
    }

    private List<Outcome> query(String where, Object... values) {
        return client.sql("select " + COLUMNS + " from outcome where " + where + " order by id").params(values).query(Outcomes::read).list();
    }

    private static Outcome read(ResultSet row, int number) throws SQLException {
        BigDecimal amount = row.getBigDecimal(8);
        return new Outcome(row.getString(1), row.getString(2), Outcome.Result.valueOf(row.getString(3).toUpperCase(Locale.ROOT)), row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(), row.getString(6), row.getString(7),
                amount == null ? null : Amounts.plain(amount), row.getString(9));
    }
}
