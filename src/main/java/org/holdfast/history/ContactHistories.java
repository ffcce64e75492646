package org.holdfast.history;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.database.InList;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.json.DecisionJson;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The earlier decisions of customers, as guardrails need them. */
@Repository
public class ContactHistories {

    private static final String OPEN_ONLY = "case when status in ('open', 'presented') then document else null end";
    private static final String COLUMNS =
            "customer_id, id, decision_id, decided_at, action, rule, kind, purpose, channel, incident, subject, "
                    + "granted, valid_until, contact, status, status_at, promise, promise_due, promise_kept_by, "
                    + OPEN_ONLY;

    /** Matches actions that matter regardless of their age. */
    private static final String BOUND = " or subject is not null or promise is not null or valid_until > ?";

    /** Well below the maximum number of parameters of any database: a customer can share addresses with many. */
    private static final int BATCH_SIZE = 1_000;

    private final JdbcClient client;
    private final JdbcTemplate template;

    ContactHistories(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
    }

    /**
     * Locks these customers against other decisions until the transaction ends, in the order of their ids, which
     * prevents deadlocks. Creates the rows to lock if there are none.
     *
     * @throws PessimisticLockingFailureException if the transaction must be retried
     */
    public void lock(Collection<String> customers) {
        List<String> ids = List.copyOf(new TreeSet<>(customers));
        Set<String> missing = new TreeSet<>(ids);
        for (int from = 0; from < ids.size(); from += BATCH_SIZE) {
            client.sql("select customer_id from customer_dealing where customer_id in (:ids) "
                            + "order by customer_id for update")
                    .param("ids", InList.of(ids.subList(from, Math.min(from + BATCH_SIZE, ids.size()))))
                    .query(String.class)
                    .list()
                    .forEach(missing::remove);
        }
        if (!missing.isEmpty()) {
            insert(missing);
        }
    }

    /**
     * Locks those of these customers that no other transaction has locked, without waiting.
     *
     * @return the locked ones
     * @throws PessimisticLockingFailureException if the transaction must be retried
     */
    public Set<String> lockAvailable(Collection<String> customers) {
        List<String> ids = List.copyOf(new TreeSet<>(customers));
        Set<String> locked = new TreeSet<>(client.sql("select customer_id from customer_dealing where customer_id in "
                        + "(:ids) order by customer_id for update skip locked")
                .param("ids", InList.of(ids))
                .query(String.class)
                .list());
        if (locked.size() < ids.size()) {
            Set<String> missing = new TreeSet<>(ids);
            client.sql("select customer_id from customer_dealing where customer_id in (:ids)")
                    .param("ids", InList.of(ids))
                    .query(String.class)
                    .list()
                    .forEach(missing::remove);
            if (!missing.isEmpty()) {
                insert(missing);
                locked.addAll(missing);
            }
        }
        return locked;
    }

    private void insert(Set<String> customers) {
        try {
            template.batchUpdate(
                    "insert into customer_dealing (customer_id, decisions) values (?, 0)",
                    customers.stream().map(id -> new Object[] {id}).toList());
        } catch (DuplicateKeyException e) {
            throw new PessimisticLockingFailureException(
                    "Another transaction has made the first decision for one of these customers", e);
        }
    }

    /**
     * Returns the contact history of each customer, without a lock.
     *
     * @param budgetUsed amount drawn from each budget
     * @param now later decisions are ignored
     */
    public Map<String, ContactHistory> of(
            Collection<String> customers, Map<String, BigDecimal> budgetUsed, Instant now, ContactHistory.Reach reach) {
        return of(customers, budgetUsed, reach, now, now);
    }

    /**
     * Returns the contact history of customers that this transaction has {@linkplain #lock locked}. Includes decisions
     * of other nodes whose clock is ahead but which held the lock earlier.
     */
    public Map<String, ContactHistory> ofLocked(
            Collection<String> customers, Map<String, BigDecimal> budgetUsed, Instant now, ContactHistory.Reach reach) {
        return of(customers, budgetUsed, reach, now, now.plus(ContactHistory.LOOK_BACK));
    }

    private Map<String, ContactHistory> of(
            Collection<String> customers,
            Map<String, BigDecimal> budgetUsed,
            ContactHistory.Reach reach,
            Instant now,
            Instant until) {
        Map<String, List<RecordedAction>> actions = new HashMap<>();
        customers.forEach(id -> actions.put(id, new ArrayList<>()));
        if (!actions.isEmpty()) {
            List<String> ids = InList.of(actions.keySet());
            List<Object> parameters = new ArrayList<>(ids);
            parameters.add(until.atOffset(ZoneOffset.UTC));
            parameters.add(reach.since().atOffset(ZoneOffset.UTC));
            if (reach.bound()) {
                parameters.add(now.atOffset(ZoneOffset.UTC));
            }
            parameters.addAll(reach.always());
            template.query(
                    "select " + COLUMNS + " from decided_action where customer_id in ("
                            + places(ids) + ") and decided_at <= ? and (decided_at > ?"
                            + (reach.bound() ? BOUND : "")
                            + (reach.always().isEmpty() ? "" : " or action in (" + places(reach.always()) + ")")
                            + ") order by decided_at desc, id",
                    row -> {
                        Objects.requireNonNull(actions.get(row.getString(1))).add(read(row));
                    },
                    parameters.toArray());
        }
        Map<String, ContactHistory> histories = new HashMap<>();
        actions.forEach((id, past) -> histories.put(id, new ContactHistory(past, budgetUsed)));
        return histories;
    }

    private static String places(Collection<?> values) {
        return "?, ".repeat(values.size() - 1) + "?";
    }

    /**
     * Returns the earlier decisions that rules ask for, without the use of budgets.
     *
     * @param days age in days up to which they are returned
     */
    public Map<String, ContactHistory> earlier(Collection<String> customers, Instant now, int days) {
        // Days begin at different moments in different time zones.
        return of(
                customers,
                Map.of(),
                now,
                new ContactHistory.Reach(now.minus(Duration.ofDays(days + 2L)), false, Set.of()));
    }

    /**
     * Returns when these customers were contacted, newest first, by id; messages that failed are left out.
     *
     * @param since contacts before it are left out
     * @param until contacts after it are left out
     */
    public Map<String, List<ContactHistory.SharedContact>> contacts(
            Collection<String> customers, Instant since, Instant until) {
        Map<String, List<ContactHistory.SharedContact>> contacts = new HashMap<>();
        List<String> all = List.copyOf(customers);
        for (int from = 0; from < all.size(); from += BATCH_SIZE) {
            client.sql("select customer_id, channel, purpose, decided_at from decided_action "
                            + "where customer_id in (:ids) and decided_at > :since and decided_at <= :until "
                            + "and contact = true and status <> 'failed' order by decided_at desc, id")
                    .param("ids", InList.of(all.subList(from, Math.min(from + BATCH_SIZE, all.size()))))
                    .param("since", since.atOffset(ZoneOffset.UTC))
                    .param("until", until.atOffset(ZoneOffset.UTC))
                    .query(row -> {
                        contacts.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                                .add(new ContactHistory.SharedContact(
                                        constant(Channel.class, row.getString(2)),
                                        constant(Purpose.class, row.getString(3)),
                                        row.getObject(4, OffsetDateTime.class).toInstant()));
                    });
        }
        return contacts;
    }

    /** Returns all actions about incidents of a customer, newest first. */
    public List<RecordedAction> aboutIncidents(String customerId) {
        return client.sql("select " + COLUMNS + " from decided_action "
                        + "where customer_id = ? and incident is not null order by decided_at desc, id")
                .param(customerId)
                .query((row, number) -> read(row))
                .list();
    }

    /**
     * Updates the status of an action. The latest event wins, in whatever order events are reported. An answer also
     * wins if it is dated before the action was presented, because clocks differ.
     *
     * @return whether the status was updated
     */
    public boolean report(String actionId, RecordedAction.Status status, Instant at) {
        List<String> always =
                status == RecordedAction.Status.PRESENTED ? List.of("open") : List.of("open", "presented");
        List<String> earlier = Arrays.stream(RecordedAction.Status.values())
                .filter(status::overrules)
                .map(RecordedAction.Status::toString)
                .toList();
        return client.sql("update decided_action set status = :status, status_at = :at where id = :id "
                                + "and (status in (:always) or status in (:earlier) and status_at <= :at)")
                        .param("status", status.toString())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", actionId)
                        .param("always", always)
                        .param("earlier", earlier)
                        .update()
                > 0;
    }

    /**
     * Makes an action open again, as it was decided. Remaining reports have to be {@linkplain #report applied} again.
     */
    public void reopen(String actionId) {
        client.sql("update decided_action set status = 'open', status_at = decided_at where id = ?")
                .param(actionId)
                .update();
    }

    private static RecordedAction read(ResultSet row) throws SQLException {
        OffsetDateTime validUntil = row.getObject(13, OffsetDateTime.class);
        String document = row.getString(20);
        return new RecordedAction(
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                new Decision.ActionRef(
                        row.getString(5),
                        constant(ActionKind.class, row.getString(7)),
                        constant(Purpose.class, row.getString(8))),
                row.getString(6),
                new Decision.Contact(constant(Channel.class, row.getString(9)), row.getBoolean(14)),
                new Decision.Matter(row.getString(10), row.getString(11)),
                amount(row.getBigDecimal(12)),
                validUntil == null ? null : validUntil.toInstant(),
                new RecordedAction.LastOutcome(
                        constant(RecordedAction.Status.class, row.getString(15)),
                        row.getObject(16, OffsetDateTime.class).toInstant()),
                Promises.read(row, 17),
                document == null ? null : DecisionJson.readAction(document));
    }

    private static @Nullable BigDecimal amount(@Nullable BigDecimal stored) {
        return stored == null ? null : DbAmounts.plain(stored);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String label) {
        return Enum.valueOf(type, label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
