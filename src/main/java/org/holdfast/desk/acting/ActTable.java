package org.holdfast.desk.acting;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.holdfast.facts.PersonalData;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The acts at the desk. They say who may take back what; what was decided and answered is in {@code history}. */
@Repository
class ActTable implements PersonalData {

    private final JdbcClient client;

    ActTable(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * An act.
     *
     * @param decided whether it recorded the decision, instead of answering an offer that was open before
     * @param actor identity of the person
     */
    record Act(
            String customerId,
            String decisionId,
            String actionId,
            String reportKey,
            boolean decided,
            String actor,
            Instant at,
            boolean undone) {}

    /** Stores an act and returns its id. */
    long insert(Act act) {
        client.sql("insert into desk_act (customer_id, decision_id, action_id, report_key, decided, actor, acted_at) "
                        + "values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        act.customerId,
                        act.decisionId,
                        act.actionId,
                        act.reportKey,
                        act.decided,
                        act.actor,
                        time(act.at))
                .update();
        return client.sql("select max(id) from desk_act where customer_id = ?")
                .param(act.customerId)
                .query(Long.class)
                .single();
    }

    Optional<Act> find(long id) {
        return client.sql("select customer_id, decision_id, action_id, report_key, decided, actor, acted_at, undone_at "
                        + "from desk_act where id = ?")
                .param(id)
                .query((row, number) -> new Act(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getString(6),
                        Objects.requireNonNull(row.getObject(7, OffsetDateTime.class))
                                .toInstant(),
                        row.getObject(8) != null))
                .optional();
    }

    void undo(long id, Instant now) {
        client.sql("update desk_act set undone_at = ? where id = ?")
                .params(time(now), id)
                .update();
    }

    /** Returns what changes with each act for a customer, and with each one that is taken back. */
    String version(String customerId) {
        return client.sql("select coalesce(max(id), 0), count(undone_at) from desk_act where customer_id = ?")
                .param(customerId)
                .query((row, number) -> row.getLong(1) + "." + row.getLong(2))
                .single();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    @Override
    public Set<String> tables() {
        return Set.of("desk_act");
    }

    @Override
    public void merge(String from, String into) {
        client.sql("update desk_act set customer_id = ? where customer_id = ?")
                .params(into, from)
                .update();
    }

    @Override
    public void erase(String id, String pseudonym) {
        client.sql("delete from desk_act where customer_id = ?").param(id).update();
    }

    @Override
    public Map<String, List<?>> export(String id) {
        return Map.of(
                "actsAtTheDesk",
                client.sql("select action_id, acted_at, undone_at from desk_act where customer_id = ? order by id")
                        .param(id)
                        .query((row, number) -> Map.of(
                                "actionId",
                                row.getString(1),
                                "at",
                                Objects.requireNonNull(row.getObject(2, OffsetDateTime.class))
                                        .toInstant(),
                                "undone",
                                row.getObject(3) != null))
                        .list());
    }
}
