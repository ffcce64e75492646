package org.holdfast.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditEvent.TargetKind;
import org.holdfast.audit.AuditTrail;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists deliveries by status and resends them, for operators. */
public final class Deliveries {

    private static final int DELETE_BATCH = 2_000;
    private static final String RESEND =
            "update delivery set state = 'waiting', attempts = 0, due_at = current_timestamp, settled_at = null ";

    private final JdbcClient client;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;

    Deliveries(JdbcTemplate template, AuditTrail trail, TransactionTemplate transaction) {
        this.client = JdbcClient.create(template);
        this.trail = trail;
        this.transaction = transaction;
    }

    /** The status of a delivery. */
    public enum Status {
        /** To be attempted, or attempted again. */
        WAITING,
        /** Received by the target. */
        DELIVERED,
        /** A dead letter: refused permanently, or out of attempts. */
        DEAD;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * The delivery of a decision to a target.
     *
     * @param id unique, in ascending order of creation
     * @param attempts number of attempts since it was created or last resent
     * @param dueAt time of the next attempt; {@code null} unless it is waiting
     * @param settledAt when it was delivered or became a dead letter
     * @param error error of the last attempt; {@code null} if there was none or it succeeded
     */
    public record Delivery(
            long id,
            String target,
            Status status,
            String customerId,
            String decisionId,
            int attempts,
            Instant createdAt,
            @Nullable Instant dueAt,
            @Nullable Instant settledAt,
            @Nullable String error) {}

    /**
     * The backlog of a target.
     *
     * @param waiting number of waiting deliveries
     * @param oldest creation time of the oldest waiting delivery; {@code null} if none is waiting
     * @param dead number of dead letters
     */
    public record Standing(long waiting, @Nullable Instant oldest, long dead) {

        static final Standing NONE = new Standing(0, null, 0);
    }

    /**
     * Returns deliveries, the latest first.
     *
     * @param before only deliveries with a lower id; {@code null} for the first page
     */
    public List<Delivery> page(@Nullable Status status, @Nullable String target, @Nullable Long before, int size) {
        List<Object> parameters = new ArrayList<>();
        StringBuilder where = new StringBuilder("number < ?");
        parameters.add(before == null ? Long.MAX_VALUE : before);
        if (status != null) {
            where.append(" and state = ?");
            parameters.add(status.toString());
        }
        if (target != null) {
            where.append(" and target = ?");
            parameters.add(target);
        }
        return client.sql("select number, target, state, customer_id, decision_id, attempts, created_at, due_at, "
                        + "settled_at, error from delivery where " + where + " order by number desc fetch first " + size
                        + " rows only")
                .params(parameters)
                .query((row, number) -> {
                    Status state = EnumLabels.read(Status.class, "status", row.getString(3));
                    Instant due = instant(row.getObject(8, OffsetDateTime.class));
                    return new Delivery(
                            row.getLong(1),
                            row.getString(2),
                            state,
                            row.getString(4),
                            row.getString(5),
                            row.getInt(6),
                            row.getObject(7, OffsetDateTime.class).toInstant(),
                            state == Status.WAITING ? due : null,
                            instant(row.getObject(9, OffsetDateTime.class)),
                            row.getString(10));
                })
                .list();
    }

    /**
     * Resends a delivery immediately and with all attempts, whatever its status. The customer's later decisions may
     * already have been delivered.
     *
     * @param actor who resends it
     * @throws NotFound if there is no delivery with this id
     */
    public void resend(long id, Actor actor) {
        transaction.executeWithoutResult(status -> {
            if (client.sql(RESEND + "where number = ?").param(id).update() == 0) {
                throw new NotFound("delivery", String.valueOf(id));
            }
            record(new Target(TargetKind.DELIVERY, String.valueOf(id)), Map.of("deliveries", 1), actor);
        });
    }

    /**
     * Resends dead letters.
     *
     * @param target only those of this target; {@code null} for all
     * @param actor who resends them
     * @return their number
     */
    public int resendDead(@Nullable String target, Actor actor) {
        return transaction.execute(status -> {
            int resent = target == null
                    ? client.sql(RESEND + "where state = 'dead'").update()
                    : client.sql(RESEND + "where state = 'dead' and target = ?")
                            .param(target)
                            .update();
            if (resent > 0) {
                record(null, Map.of("deliveries", resent, "target", target == null ? "all" : target), actor);
            }
            return resent;
        });
    }

    private void record(@Nullable Target resent, Map<String, Object> details, Actor actor) {
        trail.append(new AuditEvent(actor, AuditAction.DELIVERIES_RESENT, resent, details));
    }

    /** Returns the number of deliveries that were given up, by name of the target; without targets that have none. */
    public Map<String, Long> deadLetters() {
        Map<String, Long> dead = new TreeMap<>();
        standings().forEach((target, standing) -> {
            if (standing.dead() > 0) {
                dead.put(target, standing.dead());
            }
        });
        return dead;
    }

    /** Returns the backlogs by name of the target, including targets that are no longer configured. */
    Map<String, Standing> standings() {
        Map<String, Standing> standings = new TreeMap<>();
        client.sql("select target, sum(case when state = 'waiting' then 1 else 0 end), "
                        + "min(case when state = 'waiting' then created_at end), "
                        + "sum(case when state = 'dead' then 1 else 0 end) "
                        + "from delivery where state in ('waiting', 'dead') group by target")
                .query(row -> {
                    Instant oldest = instant(row.getObject(3, OffsetDateTime.class));
                    standings.put(row.getString(1), new Standing(row.getLong(2), oldest, row.getLong(4)));
                });
        return standings;
    }

    /**
     * Deletes deliveries that were received longer ago than the retention period. Dead letters are kept until they are
     * resent or the customer is erased.
     */
    void deleteDelivered(Instant now, Duration retention) {
        OffsetDateTime before = now.minus(retention).atOffset(ZoneOffset.UTC);
        int deleted = DELETE_BATCH;
        while (deleted == DELETE_BATCH) {
            deleted = client.sql("delete from delivery where number in (select number from delivery "
                            + "where state = 'delivered' and settled_at < ? fetch first " + DELETE_BATCH
                            + " rows only)")
                    .param(before)
                    .update();
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
