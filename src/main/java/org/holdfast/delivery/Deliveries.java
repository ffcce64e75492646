package org.holdfast.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was delivered, what waits, what nobody takes; for operators. */
public final class Deliveries {

    private static final int AT_ONCE = 2_000;
    private static final String RESEND =
            "update delivery set state = 'waiting', attempts = 0, due_at = current_timestamp, " + "settled_at = null ";

    private final JdbcClient client;

    Deliveries(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /** How far a delivery has come. */
    public enum Status {
        /** To be tried, or tried again. */
        WAITING,
        /** It arrived. */
        DELIVERED,
        /** A dead letter: refused for good, or tried often enough. */
        DEAD;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * A decision on its way to a target.
     *
     * @param id one for each decision and target, growing
     * @param attempts how often it was tried, since it was last sent again
     * @param dueAt when it is tried next; {@code null} when it is settled
     * @param settledAt when it arrived or died
     * @param error what the last try came to; {@code null} when it was not tried or arrived
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
     * How a target stands.
     *
     * @param oldest when the decision was taken that waits longest; {@code null} when none waits
     */
    public record Standing(long waiting, @Nullable Instant oldest, long dead) {

        static final Standing NONE = new Standing(0, null, 0);
    }

    /**
     * The latest first.
     *
     * @param before only those with a lower id; {@code null} to begin
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
        return client.sql(
                        "select number, target, state, customer_id, decision_id, attempts, created_at, due_at, settled_at, error "
                                + "from delivery where " + where + " order by number desc fetch first " + size
                                + " rows only")
                .params(parameters)
                .query((row, number) -> {
                    Status is = EnumLabels.read(Status.class, "status", row.getString(3));
                    Instant due = instant(row.getObject(8, OffsetDateTime.class));
                    return new Delivery(
                            row.getLong(1),
                            row.getString(2),
                            is,
                            row.getString(4),
                            row.getString(5),
                            row.getInt(6),
                            row.getObject(7, OffsetDateTime.class).toInstant(),
                            is == Status.WAITING ? due : null,
                            instant(row.getObject(9, OffsetDateTime.class)),
                            row.getString(10));
                })
                .list();
    }

    /**
     * Sends one again, at once and with all its tries, whatever became of it. What the customer's later entries have
     * told already, it cannot overtake any more.
     *
     * @throws NotFound when there is none under this id
     */
    public void resend(long id) {
        if (client.sql(RESEND + "where number = ?").param(id).update() == 0) {
            throw new NotFound("delivery", String.valueOf(id));
        }
    }

    /** Sends all dead letters again, of one target or, when it is {@code null}, of all; how many. */
    public int resendDead(@Nullable String target) {
        return target == null
                ? client.sql(RESEND + "where state = 'dead'").update()
                : client.sql(RESEND + "where state = 'dead' and target = ?")
                        .param(target)
                        .update();
    }

    /** By name of the target, also those for which something is left although nobody is called so any more. */
    Map<String, Standing> standings() {
        Map<String, Standing> standings = new TreeMap<>();
        client.sql(
                        "select target, sum(case when state = 'waiting' then 1 else 0 end), "
                                + "min(case when state = 'waiting' then created_at end), sum(case when state = 'dead' then 1 else 0 end) from delivery where state in ('waiting', 'dead') group by target")
                .query(row -> {
                    Instant oldest = instant(row.getObject(3, OffsetDateTime.class));
                    standings.put(row.getString(1), new Standing(row.getLong(2), oldest, row.getLong(4)));
                });
        return standings;
    }

    /**
     * Forgets what arrived longer ago than this. Dead letters stay until somebody sends them again or the customer is
     * erased.
     */
    void forgetDelivered(Instant now, Duration keep) {
        OffsetDateTime before = now.minus(keep).atOffset(ZoneOffset.UTC);
        int gone = AT_ONCE;
        while (gone == AT_ONCE) {
            gone = client.sql("delete from delivery where number in (select number from delivery "
                            + "where state = 'delivered' and settled_at < ? fetch first " + AT_ONCE + " rows only)")
                    .param(before)
                    .update();
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
