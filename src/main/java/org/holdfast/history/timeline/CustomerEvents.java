package org.holdfast.history.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.holdfast.decisions.Decision.DecidedAction;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.json.DecisionJson;
import org.holdfast.history.Promises;
import org.holdfast.history.ReportedOutcome;
import org.holdfast.loyalty.programmes.LedgerEntry;
import org.holdfast.loyalty.programmes.LedgerUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The events about a customer by kind, the latest first: actions that were decided, with their promises, outcomes that
 * were reported, and entries of loyalty programmes.
 */
@Repository
public class CustomerEvents {

    private final JdbcClient client;

    CustomerEvents(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * A place in the list of one kind of event.
     *
     * @param at events of this moment are included if their id is lower
     * @param id {@code null} for only earlier moments
     */
    public record Before(Instant at, @Nullable String id) {}

    /**
     * An action that was decided.
     *
     * @param act the action as it was decided
     * @param promise status of its promise; {@code null} if it made none
     */
    public record Decided(
            String actionId,
            String decisionId,
            Instant at,
            String rule,
            DecidedAction act,
            RecordedAction.Status status,
            Promises.@Nullable Status promise) {}

    /** An outcome that was reported. */
    public record Reported(
            String id,
            ReportedOutcome outcome,
            String action,
            @Nullable String subject) {}

    /** An entry of a loyalty programme. */
    public record Counted(
            String id, Instant at, String programme, LedgerUnit unit, LedgerEntry.Kind kind, int amount) {}

    /** Returns actions that were decided for a customer. Repeated actions count once. */
    public List<Decided> decided(String customerId, Before before, int max) {
        return decided(customerId, before, max, "");
    }

    /** Returns the actions that made a promise. */
    public List<Decided> promised(String customerId, Before before, int max) {
        return decided(customerId, before, max, "and promise_status is not null ");
    }

    private List<Decided> decided(String customerId, Before before, int max, String condition) {
        String id = before.id == null ? "" : before.id;
        return client.sql("select id, decision_id, decided_at, rule, document, status, promise_status "
                        + "from decided_action where customer_id = ? and document is not null " + condition
                        + "and (decided_at < ? or decided_at = ? and id < ?) "
                        + "order by decided_at desc, id desc fetch first " + max + " rows only")
                .params(customerId, time(before.at), time(before.at), id)
                .query((row, number) -> decided(row))
                .list();
    }

    private static Decided decided(ResultSet row) throws SQLException {
        String promise = row.getString(7);
        return new Decided(
                row.getString(1),
                row.getString(2),
                instant(row, 3),
                row.getString(4),
                DecisionJson.readAction(row.getString(5)),
                RecordedAction.Status.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
                promise == null ? null : Promises.Status.valueOf(promise.toUpperCase(Locale.ROOT)));
    }

    /** Returns outcomes that were reported about a customer. */
    public List<Reported> reported(String customerId, Before before, int max) {
        return client.sql("select o.id, o.decision_id, o.action_id, o.outcome, o.choice, o.happened_at, o.note, "
                        + "o.reported_by, o.amount, a.action, a.subject "
                        + "from outcome o join decided_action a on a.id = o.action_id "
                        + "where a.customer_id = ? and (o.happened_at < ? or o.happened_at = ? and o.id < ?) "
                        + "order by o.happened_at desc, o.id desc fetch first " + max + " rows only")
                .params(customerId, time(before.at), time(before.at), number(before.id))
                .query((row, number) -> reported(row))
                .list();
    }

    private static Reported reported(ResultSet row) throws SQLException {
        ReportedOutcome outcome = new ReportedOutcome(
                row.getString(2),
                row.getString(3),
                ReportedOutcome.Result.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                row.getString(5),
                instant(row, 6),
                row.getString(7),
                row.getString(8),
                row.getBigDecimal(9),
                null);
        return new Reported(String.valueOf(row.getLong(1)), outcome, row.getString(10), row.getString(11));
    }

    /** Returns points and stamps that came or went. */
    public List<Counted> counted(String customerId, Before before, int max) {
        return client.sql("select id, recorded_at, programme, unit, kind, amount from programme_entry "
                        + "where customer_id = ? and (recorded_at < ? or recorded_at = ? and id < ?) "
                        + "order by recorded_at desc, id desc fetch first " + max + " rows only")
                .params(customerId, time(before.at), time(before.at), number(before.id))
                .query((row, number) -> new Counted(
                        String.valueOf(row.getLong(1)),
                        instant(row, 2),
                        row.getString(3),
                        LedgerUnit.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                        LedgerEntry.Kind.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
                        row.getInt(6)))
                .list();
    }

    private static long number(@Nullable String id) {
        return id == null ? 0 : Long.parseLong(id);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
