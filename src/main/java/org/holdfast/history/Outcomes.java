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

    /** Stands for the hash of facts that were erased. */
    static final String ERASED = "erased";

    private final JdbcClient client;
    private final JdbcTemplate template;

    Outcomes(JdbcTemplate template) {
        this.template = template;
        this.client = JdbcClient.create(template);
    }

    /**
     * Keeps a report. Call it within a transaction, after looking for one with the same key. Of a customer who was
     * erased only what pots and reports rest on is kept, whoever still reports: the decision is held meanwhile, so that
     * an erasure comes before or after.
     */
    public void record(ReportedOutcome reported, Instant reportedAt) {
        boolean erased = client.sql("select facts_hash from decision where id = ? for update")
                .param(reported.decisionId())
                .query(String.class)
                .optional()
                .filter(ERASED::equals)
                .isPresent();
        ReportedOutcome reportedOutcome = erased ? anonymous(reported) : reported;
        client.sql("insert into outcome (" + COLUMNS + ", reported_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        reportedOutcome.decisionId(),
                        reportedOutcome.actionId(),
                        reportedOutcome.result().toString(),
                        reportedOutcome.choice(),
                        reportedOutcome.at().atOffset(ZoneOffset.UTC),
                        reportedOutcome.note(),
                        reportedOutcome.by(),
                        reportedOutcome.amount(),
                        reportedOutcome.key(),
                        reportedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** An earlier report on the same action under the same key, also when the customer was erased since. */
    public Optional<ReportedOutcome> find(String actionId, String key) {
        return query("action_id = ? and report_key in (?, ?)", actionId, key, ErasedOutcomeKey.erased(actionId, key))
                .stream()
                .findFirst();
    }

    /**
     * Takes names, notes and keys from all reports on a customer's actions. Call it once no decision of theirs takes a
     * report any more.
     */
    void erase(String customerId) {
        List<Object[]> reports = client.sql(
                        "select o.action_id, o.report_key, o.id from outcome o join decided_action a on a.id = o.action_id "
                                + "where a.customer_id = ?")
                .param(customerId)
                .query((row, number) ->
                        new Object[] {ErasedOutcomeKey.erased(row.getString(1), row.getString(2)), row.getLong(3)})
                .list();
        template.batchUpdate(
                "update outcome set note = null, reported_by = null, report_key = ? where id = ?", reports);
    }

    private static ReportedOutcome anonymous(ReportedOutcome told) {
        return new ReportedOutcome(
                told.decisionId(),
                told.actionId(),
                told.result(),
                told.choice(),
                told.at(),
                null,
                null,
                told.amount(),
                ErasedOutcomeKey.erased(told.actionId(), told.key()));
    }

    /** All reports on a decision, in the order in which they came. */
    public List<ReportedOutcome> of(String decisionId) {
        return query("decision_id = ?", decisionId);
    }

    /**
     * All reports on some actions, under whichever decision, in the order in which they came. Not for more than some
     * hundred actions.
     */
    public List<ReportedOutcome> ofActions(Collection<String> actions) {
        return actions.isEmpty()
                ? List.of()
                : client.sql("select " + COLUMNS + " from outcome where action_id in (:actions) order by id")
                        .param("actions", actions)
                        .query(Outcomes::read)
                        .list();
    }

    private List<ReportedOutcome> query(String where, Object... values) {
        return client.sql("select " + COLUMNS + " from outcome where " + where + " order by id")
                .params(values)
                .query(Outcomes::read)
                .list();
    }

    private static ReportedOutcome read(ResultSet row, int number) throws SQLException {
        BigDecimal amount = row.getBigDecimal(8);
        return new ReportedOutcome(
                row.getString(1),
                row.getString(2),
                ReportedOutcome.Result.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                row.getString(7),
                amount == null ? null : DbAmounts.plain(amount),
                row.getString(9));
    }
}
