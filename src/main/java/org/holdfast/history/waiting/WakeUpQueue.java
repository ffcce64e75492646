package org.holdfast.history.waiting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.database.InList;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When time alone next changes what is decided for customers: one moment for each. */
@Repository
public class WakeUpQueue implements CustomerQueue<WakeUpQueue.WakeUp> {

    /** After a failed decision a customer is woken again after so long. */
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);

    private final JdbcClient client;
    private final JdbcTemplate template;

    public WakeUpQueue(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
    }

    /** The moment at which a customer is to be woken. */
    public record WakeUp(String customerId, Instant dueAt) implements CustomerQueue.Entry {}

    /**
     * What is due.
     *
     * @param since moment of the earliest wake-up that is due; {@code null} if none is
     */
    public record Due(long customers, @Nullable Instant since) {}

    @Override
    public List<WakeUp> next(int maxCustomers, Instant now) {
        return client.sql("select customer_id, due_at from wake_up where due_at <= ? order by due_at fetch first "
                        + maxCustomers + " rows only for update skip locked")
                .param(at(now))
                .query((row, number) -> read(row))
                .list();
    }

    @Override
    public boolean lock(List<WakeUp> entries) {
        return new HashSet<>(client.sql("select customer_id, due_at from wake_up where customer_id in (:ids) "
                                + "order by customer_id for update skip locked")
                        .param("ids", InList.of(ids(entries)))
                        .query((row, number) -> read(row))
                        .list())
                .containsAll(entries);
    }

    /** Removes wake-ups, except those that the decision has moved to a later moment. */
    @Override
    public void remove(List<WakeUp> entries) {
        entries.stream()
                .map(WakeUp::dueAt)
                .max(Instant::compareTo)
                .ifPresent(latest -> client.sql("delete from wake_up where customer_id in (:ids) and due_at <= :latest")
                        .param("ids", ids(entries))
                        .param("latest", at(latest))
                        .update());
    }

    @Override
    public void failed(List<WakeUp> entries, Instant now) {
        Map<String, Instant> known = new HashMap<>();
        Map<String, Instant> later = new HashMap<>();
        for (WakeUp each : entries) {
            known.put(each.customerId, each.dueAt);
            later.put(each.customerId, now.plus(AFTER_FAILURE));
        }
        replace(known, later);
    }

    /**
     * Sets the wake-ups of customers, in the transaction that has locked them.
     *
     * @throws PessimisticLockingFailureException if the transaction must be retried
     */
    public void set(Map<String, Instant> due) {
        List<Object[]> rows = new ArrayList<>(due.size());
        new TreeMap<>(due).forEach((id, moment) -> rows.add(new Object[] {at(moment), id}));
        int[] updated = template.batchUpdate("update wake_up set due_at = ? where customer_id = ?", rows);
        List<Object[]> added = new ArrayList<>();
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] == 0) {
                added.add(rows.get(i));
            }
        }
        insert("insert into wake_up (due_at, customer_id) values (?, ?)", added);
    }

    private void insert(String sql, List<Object[]> rows) {
        try {
            template.batchUpdate(sql, rows);
        } catch (DuplicateKeyException e) {
            throw new PessimisticLockingFailureException(
                    "Another transaction has stored the first wake-up of one of these customers", e);
        }
    }

    /** Returns the wake-ups of customers, for those that have one. */
    public Map<String, Instant> of(Collection<String> customerIds) {
        Map<String, Instant> known = new HashMap<>();
        if (!customerIds.isEmpty()) {
            client.sql("select customer_id, due_at from wake_up where customer_id in (:ids)")
                    .param("ids", new TreeSet<>(customerIds))
                    .query(row -> {
                        WakeUp each = read(row);
                        known.put(each.customerId, each.dueAt);
                    });
        }
        return known;
    }

    /** Returns the wake-up of a customer. */
    public Optional<Instant> of(String customerId) {
        return Optional.ofNullable(of(List.of(customerId)).get(customerId));
    }

    /**
     * Replaces the wake-ups of customers that are still as they were read before.
     *
     * @param known the wake-ups as they were read; a customer without one is not contained
     * @throws PessimisticLockingFailureException if the transaction must be retried
     */
    public void replace(Map<String, Instant> known, Map<String, Instant> due) {
        List<Object[]> changed = new ArrayList<>();
        List<Object[]> added = new ArrayList<>();
        new TreeMap<>(due).forEach((id, moment) -> {
            Instant before = known.get(id);
            if (before == null) {
                added.add(new Object[] {id, at(moment), id});
            } else if (!before.equals(moment)) {
                changed.add(new Object[] {at(moment), id, at(before)});
            }
        });
        template.batchUpdate("update wake_up set due_at = ? where customer_id = ? and due_at = ?", changed);
        insert(
                "insert into wake_up (customer_id, due_at) select id, cast(? as timestamp with time zone) "
                        + "from customer where id = ? "
                        + "and not exists (select 1 from wake_up where customer_id = customer.id)",
                added.stream().map(row -> new Object[] {row[1], row[0]}).toList());
    }

    /** Removes the wake-up of a customer. */
    public void forget(String customerId) {
        client.sql("delete from wake_up where customer_id = ?")
                .param(customerId)
                .update();
    }

    /** Returns what is due, which all nodes share. */
    public Due due(Instant now) {
        return client.sql("select count(*), min(due_at) from wake_up where due_at <= ?")
                .param(at(now))
                .query((row, number) -> {
                    OffsetDateTime since = row.getObject(2, OffsetDateTime.class);
                    return new Due(row.getLong(1), since == null ? null : since.toInstant());
                })
                .single();
    }

    private static WakeUp read(ResultSet row) throws SQLException {
        return new WakeUp(
                row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static TreeSet<String> ids(List<WakeUp> entries) {
        TreeSet<String> ids = new TreeSet<>();
        entries.forEach(each -> ids.add(each.customerId));
        return ids;
    }
}
