package org.holdfast.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.json.DecisionJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The decisions for one customer with the status of their actions, page by page. */
@Repository
public class DecisionHistory {

    /** Sorts before every decision in a list that starts with the newest. */
    private static final PastDecision.Place TOP = new PastDecision.Place(Instant.parse("9999-01-01T00:00:00Z"), "");

    private final JdbcClient client;
    private final Outcomes outcomes;

    DecisionHistory(JdbcTemplate template, Outcomes outcomes) {
        this.client = JdbcClient.create(template);
        this.outcomes = outcomes;
    }

    private record Row(
            Instant decidedAt, Decision decision, @Nullable Instant removedAt) {}

    /** Returns whether there is any decision for this customer, who may not be stored. */
    public boolean knows(String customerId) {
        return !client.sql("select id from decision where customer_id = ? fetch first 1 rows only")
                .param(customerId)
                .query(String.class)
                .list()
                .isEmpty();
    }

    /**
     * Returns a page of decisions, newest first.
     *
     * @param before cursor: the page starts after this place; {@code null} for the first page
     */
    public List<PastDecision> page(String customerId, PastDecision.@Nullable Place before, int size) {
        PastDecision.Place place = before == null ? TOP : before;
        OffsetDateTime at = place.decidedAt().atOffset(ZoneOffset.UTC);
        List<Row> rows = client.sql("select decided_at, document, removed_at from decision "
                        + "where customer_id = ? and (decided_at < ? or decided_at = ? and id < ?) "
                        + "order by decided_at desc, id desc fetch first " + size + " rows only")
                .params(customerId, at, at, place.decisionId())
                .query((row, number) -> row(row))
                .list();
        Map<String, PastDecision.Became> became = became(rows.stream()
                .flatMap(row -> row.decision.actions().stream())
                .map(act -> String.valueOf(act.actionId()))
                .collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> new PastDecision(row.decidedAt, row.decision, of(row.decision, became), row.removedAt))
                .toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        OffsetDateTime removed = row.getObject(3, OffsetDateTime.class);
        return new Row(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                DecisionJson.read(row.getString(2)),
                removed == null ? null : removed.toInstant());
    }

    private static Map<String, PastDecision.Became> of(Decision decision, Map<String, PastDecision.Became> became) {
        Map<String, PastDecision.Became> own = new HashMap<>();
        for (Decision.DecidedAction act : decision.actions()) {
            PastDecision.Became known = act.actionId() == null ? null : became.get(act.actionId());
            if (known != null) {
                own.put(act.actionId(), known);
            }
        }
        return own;
    }

    private Map<String, PastDecision.Became> became(Set<String> actions) {
        Map<String, PastDecision.Became> became = new HashMap<>();
        if (!actions.isEmpty()) {
            Map<String, List<ReportedOutcome>> reports = new HashMap<>();
            outcomes.ofActions(actions)
                    .forEach(each -> reports.computeIfAbsent(each.actionId(), id -> new ArrayList<>())
                            .add(each));
            client.sql("select id, decision_id, status, status_at, promise_status from decided_action "
                            + "where id in (:ids)")
                    .param("ids", actions)
                    .query(row -> {
                        String promise = row.getString(5);
                        became.put(
                                row.getString(1),
                                new PastDecision.Became(
                                        row.getString(2),
                                        RecordedAction.Status.valueOf(
                                                row.getString(3).toUpperCase(Locale.ROOT)),
                                        row.getObject(4, OffsetDateTime.class).toInstant(),
                                        promise == null
                                                ? null
                                                : Promises.Status.valueOf(promise.toUpperCase(Locale.ROOT)),
                                        reports.getOrDefault(row.getString(1), List.of())));
                    });
        }
        return became;
    }
}
