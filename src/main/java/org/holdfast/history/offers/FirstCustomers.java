package org.holdfast.history.offers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.database.InList;
import org.holdfast.decisions.ContactHistory;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The customers who count for actions that only the first ones get. Like an amount from its budget, a use is reserved
 * with the decision, then confirmed or released by its outcome, or expires. Whoever changes the number of customers of
 * an action first locks its row, then its uses; so the number is exact whatever threads and nodes do at the same time.
 */
public final class FirstCustomers {

    /** Well below the maximum number of parameters of any database. */
    private static final int BATCH_SIZE = 500;

    private final JdbcClient client;
    private final JdbcTemplate template;

    public FirstCustomers(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
    }

    /** A use of an action by a customer. */
    public record Use(String actionId, String action, String customerId, Instant expiresAt) {}

    /** Returns the numbers of customers by action, and for which of the actions each of these customers counts. */
    public Map<String, ContactHistory.FirstCustomers> of(Collection<String> actions, Collection<String> customers) {
        Map<String, Integer> taken = new HashMap<>();
        Map<String, Set<String>> counted = new HashMap<>();
        client.sql("select action, taken, null from first_customers where action in (:actions) union all "
                        + "select u.action, 0, a.customer_id from first_use u "
                        + "join decided_action a on a.id = u.action_id where u.action in (:actions) "
                        + "and u.state <> 'released' and a.customer_id in (:customers)")
                .param("actions", actions)
                .param("customers", InList.of(customers))
                .query(row -> {
                    String customer = row.getString(3);
                    if (customer == null) {
                        taken.put(row.getString(1), row.getInt(2));
                    } else {
                        counted.computeIfAbsent(customer, id -> new HashSet<>()).add(row.getString(1));
                    }
                });
        Map<String, ContactHistory.FirstCustomers> all = new HashMap<>();
        customers.forEach(id ->
                all.put(id, new ContactHistory.FirstCustomers(taken, counted.getOrDefault(id, Set.of()))));
        return all;
    }

    /** Returns the numbers of customers by action; actions that nobody has got are missing. */
    public Map<String, Integer> taken(Collection<String> actions) {
        Map<String, Integer> taken = new HashMap<>();
        if (!actions.isEmpty()) {
            client.sql("select action, taken from first_customers where action in (:actions)")
                    .param("actions", actions)
                    .query(row -> {
                        taken.put(row.getString(1), row.getInt(2));
                    });
        }
        return taken;
    }

    /** Creates the rows of actions that have none. Call it before the transaction that reserves. */
    public void open(Map<String, Integer> caps) {
        Map<String, Integer> missing = new TreeMap<>(caps);
        missing.keySet().removeAll(taken(caps.keySet()).keySet());
        missing.forEach(this::open);
    }

    private void open(String action, int cap) {
        try {
            client.sql("insert into first_customers (action, taken, cap) values (?, 0, ?)")
                    .params(action, cap)
                    .update();
        } catch (DuplicateKeyException e) {
            // Another transaction has created it.
            return;
        }
    }

    /** Locks the numbers of customers of these actions until the transaction ends, and returns those that exist. */
    public Set<String> lock(Collection<String> actions) {
        return actions.isEmpty()
                ? Set.of()
                : Set.copyOf(client.sql("select action from first_customers where action in (:actions) order by action "
                                + "for update")
                        .param("actions", new TreeSet<>(actions))
                        .query(String.class)
                        .list());
    }

    /**
     * Reserves uses of actions that are already recorded. If this returns {@code false}, the caller must roll the
     * transaction back.
     *
     * @param caps maximum number of customers by action
     * @return whether there was room for all customers
     */
    public boolean reserve(List<Use> uses, Map<String, Integer> caps) {
        Set<String> actions = new TreeSet<>();
        uses.forEach(use -> actions.add(use.action()));
        if (!lock(actions).containsAll(actions)) {
            return false;
        }
        Set<List<String>> counted = counted(actions, uses);
        Map<String, Integer> more = new TreeMap<>();
        List<Object[]> rows = new ArrayList<>();
        for (Use use : uses) {
            if (counted.add(List.of(use.action(), use.customerId()))) {
                more.merge(use.action(), 1, Integer::sum);
            }
            rows.add(new Object[] {use.actionId(), use.action(), use.expiresAt().atOffset(ZoneOffset.UTC)});
        }
        template.batchUpdate(
                "insert into first_use (action_id, action, state, expires_at) values (?, ?, 'reserved', ?)", rows);
        for (Map.Entry<String, Integer> each : more.entrySet()) {
            int cap = caps.getOrDefault(each.getKey(), 0);
            int changed = client.sql("update first_customers set taken = taken + ?, cap = ? "
                            + "where action = ? and taken + ? <= ?")
                    .params(each.getValue(), cap, each.getKey(), each.getValue(), cap)
                    .update();
            if (changed == 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns the pairs of action and customer that count already. */
    private Set<List<String>> counted(Collection<String> actions, List<Use> uses) {
        return new HashSet<>(client.sql("select distinct u.action, a.customer_id from first_use u "
                        + "join decided_action a on a.id = u.action_id where u.action in (:actions) "
                        + "and u.state <> 'released' and a.customer_id in (:customers)")
                .param("actions", actions)
                .param(
                        "customers",
                        uses.stream().map(Use::customerId).distinct().toList())
                .query((row, number) -> List.of(row.getString(1), row.getString(2)))
                .list());
    }

    /**
     * Confirms a use; one that was released counts again, unless there are enough customers by now. Call it within a
     * transaction.
     *
     * @return {@code false} if a released use no longer found room
     */
    public boolean confirm(String actionId, Instant now) {
        return settle(actionId, "confirmed", now);
    }

    /**
     * Makes a settled use a reservation again, because its outcome was reported by mistake. Call it within a
     * transaction.
     *
     * @return {@code false} if it was released, and there are enough customers by now
     */
    public boolean reopen(String actionId) {
        return settle(actionId, "reserved", null);
    }

    /** Gives the use of an action back, because it failed or was rejected. Call it within a transaction. */
    public void release(String actionId, Instant now) {
        settle(actionId, "released", now);
    }

    private boolean settle(String actionId, String state, @Nullable Instant now) {
        Entry entry = lockedEntry(actionId);
        if (entry == null || entry.state.equals(state)) {
            return true;
        }
        boolean counts = !state.equals("released");
        if (counts != entry.counts() && !hasOther(entry) && !add(entry.action, counts ? 1 : -1)) {
            return false;
        }
        client.sql("update first_use set state = ?, settled_at = ? where action_id = ?")
                .param(state)
                .param(now == null ? null : now.atOffset(ZoneOffset.UTC))
                .param(actionId)
                .update();
        return true;
    }

    /** Adds a customer who comes back, or takes one away. */
    private boolean add(String action, int difference) {
        return client.sql("update first_customers set taken = taken + ? "
                                + "where action = ? and (taken + ? <= cap or ? < 0)")
                        .params(difference, action, difference, difference)
                        .update()
                > 0;
    }

    /** Returns whether the customer of a use has another one that counts. */
    private boolean hasOther(Entry entry) {
        return client.sql("select count(*) from decided_action mine "
                                + "join decided_action other on other.customer_id = mine.customer_id "
                                + "join first_use u on u.action_id = other.id "
                                + "where mine.id = ? and u.action = ? and u.action_id <> ? and u.state <> 'released'")
                        .params(entry.actionId, entry.action, entry.actionId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Releases reservations that have expired. Call it within a transaction, and again while it returns {@code max}.
     *
     * @param max maximum number of reservations to release
     * @return number of released reservations
     */
    public int expire(Instant now, int max) {
        List<Entry> due = client.sql("select action_id, action, state from first_use where state = 'reserved' "
                        + "and expires_at <= ? order by action_id fetch first " + max + " rows only")
                .param(now.atOffset(ZoneOffset.UTC))
                .query(FirstCustomers::entry)
                .list();
        lock(due.stream().map(Entry::action).toList());
        for (Entry each : due) {
            Entry entry = lockedEntry(each.actionId);
            if (entry != null && entry.state.equals("reserved")) {
                release(each.actionId, now);
            }
        }
        return due.size();
    }

    /** Removes what these actions used, as if they had never been decided. Call it within a transaction. */
    public void remove(List<String> actionIds) {
        for (int from = 0; from < actionIds.size(); from += BATCH_SIZE) {
            List<Entry> entries = client.sql("select action_id, action, state from first_use where action_id in (:ids) "
                            + "order by action_id")
                    .param("ids", actionIds.subList(from, Math.min(from + BATCH_SIZE, actionIds.size())))
                    .query(FirstCustomers::entry)
                    .list();
            lock(entries.stream().map(Entry::action).toList());
            entries.forEach(each -> {
                settle(each.actionId, "released", null);
                client.sql("delete from first_use where action_id = ?")
                        .param(each.actionId)
                        .update();
            });
        }
    }

    /** Removes the rows of actions that nobody has used. */
    public void removeUnused() {
        client.sql("delete from first_customers where taken = 0 "
                        + "and not exists (select 1 from first_use u where u.action = first_customers.action)")
                .update();
    }

    /**
     * Counts the customers of the actions that a customer uses anew, because two customers have become one or actions
     * have moved. Call it at the end of that transaction.
     */
    public void recount(String customerId) {
        Set<String> actions = new TreeSet<>(client.sql("select distinct u.action from first_use u "
                        + "join decided_action a on a.id = u.action_id where a.customer_id = ?")
                .param(customerId)
                .query(String.class)
                .list());
        for (String action : lock(actions)) {
            client.sql("update first_customers set taken = (select count(distinct a.customer_id) from first_use u "
                            + "join decided_action a on a.id = u.action_id "
                            + "where u.action = first_customers.action and u.state <> 'released') where action = ?")
                    .param(action)
                    .update();
        }
    }

    /** A use in the ledger. */
    private record Entry(String actionId, String action, String state) {

        boolean counts() {
            return !state.equals("released");
        }
    }

    /** Locks the number of the action, then the use, and reads it. */
    private @Nullable Entry lockedEntry(String actionId) {
        String action = client.sql("select action from first_use where action_id = ?")
                .param(actionId)
                .query(String.class)
                .optional()
                .orElse(null);
        if (action == null) {
            return null;
        }
        lock(List.of(action));
        return client.sql("select action_id, action, state from first_use where action_id = ? for update")
                .param(actionId)
                .query(FirstCustomers::entry)
                .optional()
                .orElse(null);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(row.getString(1), row.getString(2), row.getString(3));
    }
}
