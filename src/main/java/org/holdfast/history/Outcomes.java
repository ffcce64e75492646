package org.holdfast.history;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.holdfast.decisions.Decision;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The reported outcomes. */
@Repository
public class Outcomes {

    private static final String COLUMNS =
            "decision_id, action_id, outcome, choice, happened_at, note, reported_by, amount, report_key";

    private final JdbcClient client;
    private final JdbcTemplate template;

    Outcomes(JdbcTemplate template) {
        this.template = template;
        this.client = JdbcClient.create(template);
    }

    /**
     * Stores a report. Call it within a transaction, after checking for one with the same key. For an erased customer,
     * the report is stored without personal data, and for a decision that is older than it is kept, without words. The
     * decision is locked, so that neither can become true concurrently.
     */
    public void record(ReportedOutcome reported, Instant reportedAt) {
        String facts = client.sql("select facts_hash from decision where id = ? for update")
                .param(reported.decisionId())
                .query(String.class)
                .optional()
                .orElse("");
        ReportedOutcome reportedOutcome = switch (facts) {
            case Decision.FactsUsed.ERASED -> anonymous(reported);
            case Decision.FactsUsed.REMOVED -> withoutWords(reported, reported.key());
            default -> reported;
        };
        client.sql("insert into outcome (" + COLUMNS + ", reported_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        reportedOutcome.decisionId(),
                        reportedOutcome.actionId(),
                        reportedOutcome.result().toString(),
                        reportedOutcome.choice(),
                        reportedOutcome.at().atOffset(ZoneOffset.UTC),
                        reportedOutcome.note(),
                        reportedOutcome.by(),
                        reportedOutcome.amount(),
                        reportedOutcome.key(),
                        reportedAt.atOffset(ZoneOffset.UTC)))
                .update();
    }

    /** Finds the report on an action with the same key, even if the customer has been erased since. */
    public Optional<ReportedOutcome> find(String actionId, String key) {
        return query(
                        "action_id = ? and report_key in (?, ?)",
                        actionId,
                        key,
                        Objects.requireNonNull(ErasedOutcomeKey.erased(actionId, key)))
                .stream()
                .findFirst();
    }

    /** Returns whether anything was reported on the action after the report with this key. */
    public boolean hasLater(String actionId, String key) {
        return client.sql("select count(*) from outcome where action_id = ? and id > "
                                + "(select id from outcome where action_id = ? and report_key = ?)")
                        .params(actionId, actionId, key)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Deletes a report that was made by mistake. Call it within a transaction. */
    public void delete(String actionId, String key) {
        client.sql("delete from outcome where action_id = ? and report_key = ?")
                .params(actionId, key)
                .update();
    }

    /**
     * Removes names, notes and keys from all reports on a customer's actions. Call it after marking the customer's
     * decisions as erased.
     */
    void erase(String customerId) {
        List<Object[]> reports = client.sql("select o.action_id, o.report_key, o.id from outcome o "
                        + "join decided_action a on a.id = o.action_id where a.customer_id = ?")
                .param(customerId)
                .query((row, number) ->
                        new Object[] {ErasedOutcomeKey.erased(row.getString(1), row.getString(2)), row.getLong(3)})
                .list();
        template.batchUpdate(
                "update outcome set note = null, reported_by = null, report_key = ? where id = ?", reports);
    }

    private static ReportedOutcome anonymous(ReportedOutcome reported) {
        return withoutWords(reported, ErasedOutcomeKey.erased(reported.actionId(), reported.key()));
    }

    private static ReportedOutcome withoutWords(ReportedOutcome reported, @Nullable String key) {
        return new ReportedOutcome(
                reported.decisionId(),
                reported.actionId(),
                reported.result(),
                reported.choice(),
                reported.at(),
                null,
                null,
                reported.amount(),
                key);
    }

    /** Returns all reports on a decision, in the order of their arrival. */
    public List<ReportedOutcome> of(String decisionId) {
        return query("decision_id = ?", decisionId);
    }

    /**
     * Returns all reports on actions, of whichever decision, in the order of their arrival.
     *
     * @param actions a few hundred ids at most
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
