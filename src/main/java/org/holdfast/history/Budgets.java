package org.holdfast.history;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.history.offers.FirstCustomers;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The budgets, and the use limits of actions for the first customers, which are reserved and settled with them:
 * outcomes settle both. An amount is reserved with the decision, then confirmed or released by its outcome, or expires.
 * A condition on each update prevents overdrawing by concurrent threads and nodes.
 */
@Repository
public class Budgets {

    /** Well below the maximum number of parameters of any database. */
    private static final int BATCH_SIZE = 500;

    private final JdbcClient client;
    private final JdbcTemplate template;
    private final FirstCustomers firstCustomers;

    Budgets(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
        this.firstCustomers = new FirstCustomers(template);
    }

    /**
     * A budget in its current period.
     *
     * @param cap maximum that may be drawn, in the company's currency
     */
    public record Pot(String name, String period, BigDecimal cap) {}

    /** The amount that an action draws from a budget. */
    public record Draw(String actionId, String pot, BigDecimal amount, Instant expiresAt) {}

    /** Returns the ledger of actions that only the first customers get. */
    public FirstCustomers firstCustomers() {
        return firstCustomers;
    }

    /** Returns what has been drawn from these budgets; unused budgets are missing. */
    public Map<String, BigDecimal> used(Collection<Pot> pots) {
        return used(pots, "");
    }

    /** Returns the same and locks these budgets until the transaction ends. */
    public Map<String, BigDecimal> lock(Collection<Pot> pots) {
        return used(pots, " order by name, period for update");
    }

    private Map<String, BigDecimal> used(Collection<Pot> pots, String lock) {
        Map<String, BigDecimal> used = new HashMap<>();
        if (pots.isEmpty()) {
            return used;
        }
        Map<String, String> periods = new HashMap<>();
        pots.forEach(pot -> periods.put(pot.name(), pot.period()));
        client.sql("select name, period, used from budget_pot where name in (:names) and period in (:periods)" + lock)
                .param("names", periods.keySet())
                .param("periods", List.copyOf(periods.values()))
                .query(row -> {
                    if (row.getString(2).equals(periods.get(row.getString(1)))) {
                        used.put(row.getString(1), DbAmounts.plain(row.getBigDecimal(3)));
                    }
                });
        return used;
    }

    /** Creates the rows of budgets that have none. Call it before the transaction that draws. */
    public void open(Collection<Pot> pots) {
        for (Pot pot : pots) {
            Integer existing = client.sql("select count(*) from budget_pot where name = ? and period = ?")
                    .params(pot.name(), pot.period())
                    .query(Integer.class)
                    .single();
            if (existing == 0) {
                try {
                    client.sql("insert into budget_pot (name, period, used) values (?, ?, 0)")
                            .params(pot.name(), pot.period())
                            .update();
                } catch (DuplicateKeyException e) {
                    // Another transaction has created it.
                    continue;
                }
            }
        }
    }

    /**
     * Reserves all amounts. If this returns {@code false}, the caller must roll the transaction back. The ledger is
     * written before the budgets, so that the contended budget rows are locked only briefly.
     *
     * @return whether every budget had enough left
     */
    public boolean reserve(List<Draw> draws, Collection<Pot> pots, Instant now) {
        Map<String, Pot> byName = new HashMap<>();
        pots.forEach(pot -> byName.put(pot.name(), pot));
        Map<String, BigDecimal> sums = new TreeMap<>();
        List<Object[]> entries = new ArrayList<>();
        for (Draw draw : draws) {
            Pot pot = byName.get(draw.pot());
            if (pot == null) {
                return false;
            }
            sums.merge(draw.pot(), draw.amount(), BigDecimal::add);
            entries.add(new Object[] {
                draw.actionId(),
                draw.pot(),
                pot.period(),
                draw.amount(),
                now.atOffset(ZoneOffset.UTC),
                draw.expiresAt().atOffset(ZoneOffset.UTC)
            });
        }
        template.batchUpdate(
                "insert into budget_entry (action_id, name, period, amount, state, reserved_at, expires_at) "
                        + "values (?, ?, ?, ?, 'reserved', ?, ?)",
                entries);
        for (Map.Entry<String, BigDecimal> sum : sums.entrySet()) {
            Pot pot = Objects.requireNonNull(byName.get(sum.getKey()));
            int changed = client.sql("update budget_pot set used = used + ?, cap = ? "
                            + "where name = ? and period = ? and used + ? <= ?")
                    .params(sum.getValue(), pot.cap(), pot.name(), pot.period(), sum.getValue(), pot.cap())
                    .update();
            if (changed == 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Confirms a reservation and returns the unspent part to the budget. A released reservation is drawn again, because
     * the action was granted after all, unless that would overdraw the budget. Call it within a transaction.
     *
     * @param spent at most the reserved amount is spent; {@code null} for all of it
     * @return {@code false} if a released reservation could not be drawn again
     */
    public boolean confirm(String actionId, @Nullable BigDecimal spent, Instant now) {
        boolean counted = firstCustomers.confirm(actionId, now);
        return confirmAmount(actionId, spent, now) && counted;
    }

    private boolean confirmAmount(String actionId, @Nullable BigDecimal spent, Instant now) {
        Entry entry = entry(actionId).orElse(null);
        if (entry == null) {
            return true;
        }
        BigDecimal amount = spent == null ? entry.amount : spent.min(entry.amount);
        if (!entry.counts()
                && client.sql("update budget_pot set used = used + ? where name = ? and period = ? and used + ? <= cap")
                                .params(entry.amount, entry.pot, entry.period, entry.amount)
                                .update()
                        == 0) {
            return false;
        }
        settle(entry, "confirmed", amount, now);
        return true;
    }

    /** Returns the reserved or spent amount of a failed action to the budget. Call it within a transaction. */
    public void release(String actionId, Instant now) {
        firstCustomers.release(actionId, now);
        entry(actionId).filter(Entry::counts).ifPresent(entry -> settle(entry, "released", BigDecimal.ZERO, now));
    }

    /**
     * Makes a settled amount a reservation again, because its outcome was reported by mistake. Call it within a
     * transaction.
     *
     * @return {@code false} if it was released, and the budget has no room for it any more
     */
    public boolean reopen(String actionId) {
        if (!firstCustomers.reopen(actionId)) {
            return false;
        }
        Entry entry = entry(actionId).orElse(null);
        if (entry == null || entry.state.equals("reserved")) {
            return true;
        }
        if (!entry.counts()
                && client.sql("update budget_pot set used = used + ? where name = ? and period = ? and used + ? <= cap")
                                .params(entry.amount, entry.pot, entry.period, entry.amount)
                                .update()
                        == 0) {
            return false;
        }
        client.sql("update budget_entry set state = 'reserved', settled_at = null where action_id = ?")
                .param(actionId)
                .update();
        return true;
    }

    /** Removes the entry of an action that was decided by mistake. Call it within a transaction. */
    public void cancel(String actionId) {
        firstCustomers.remove(List.of(actionId));
        entry(actionId).ifPresent(entry -> {
            client.sql("delete from budget_entry where action_id = ?")
                    .param(actionId)
                    .update();
            if (entry.counts()) {
                giveBack(entry.pot, entry.period, entry.amount);
            }
        });
    }

    /**
     * Releases expired reservations. All ledger entries are locked before the first budget, which prevents deadlocks.
     * Call it within a transaction, and again while it returns {@code max}.
     *
     * @param max maximum number of reservations to release
     * @return number of released reservations
     */
    public int expire(Instant now, int max) {
        return Math.max(firstCustomers.expire(now, max), expireAmounts(now, max));
    }

    private int expireAmounts(Instant now, int max) {
        List<Entry> entries = client.sql(
                        "select action_id, name, period, amount, state from budget_entry where state = 'reserved' "
                                + "and expires_at <= ? order by action_id fetch first " + max
                                + " rows only for update")
                .param(now.atOffset(ZoneOffset.UTC))
                .query(Budgets::entry)
                .list();
        Map<String, Map<String, BigDecimal>> back = new TreeMap<>();
        entries.forEach(each -> back.computeIfAbsent(each.pot, name -> new TreeMap<>())
                .merge(each.period, each.amount, BigDecimal::add));
        template.batchUpdate(
                "update budget_entry set state = 'released', settled_at = ? where action_id = ?",
                entries.stream()
                        .map(each -> new Object[] {now.atOffset(ZoneOffset.UTC), each.actionId})
                        .toList());
        back.forEach((pot, periods) -> periods.forEach((period, amount) -> giveBack(pot, period, amount)));
        return entries.size();
    }

    /** Removes what was drawn by these actions, as if they had never been decided. Call it within a transaction. */
    public void remove(List<String> actionIds) {
        firstCustomers.remove(actionIds);
        for (int from = 0; from < actionIds.size(); from += BATCH_SIZE) {
            removeBatch(actionIds.subList(from, Math.min(from + BATCH_SIZE, actionIds.size())));
        }
    }

    private void removeBatch(List<String> actionIds) {
        List<Entry> entries = client.sql("select action_id, name, period, amount, state from budget_entry "
                        + "where action_id in (:ids) order by action_id for update")
                .param("ids", actionIds)
                .query(Budgets::entry)
                .list();
        Map<String, Map<String, BigDecimal>> back = new TreeMap<>();
        entries.stream()
                .filter(Entry::counts)
                .forEach(each -> back.computeIfAbsent(each.pot, name -> new TreeMap<>())
                        .merge(each.period, each.amount, BigDecimal::add));
        client.sql("delete from budget_entry where action_id in (:ids)")
                .param("ids", actionIds)
                .update();
        back.forEach((pot, periods) -> periods.forEach((period, amount) -> giveBack(pot, period, amount)));
    }

    /** Removes the budgets of periods in which nothing was drawn. */
    public void removeUnused() {
        firstCustomers.removeUnused();
        client.sql("delete from budget_pot where used = 0 and not exists (select 1 from budget_entry e "
                        + "where e.name = budget_pot.name and e.period = budget_pot.period)")
                .update();
    }

    /** An entry of the ledger. */
    private record Entry(String actionId, String pot, String period, BigDecimal amount, String state) {

        boolean counts() {
            return !state.equals("released");
        }
    }

    /** Reads and locks an entry, so that concurrent settlements see each other's result. */
    private Optional<Entry> entry(String actionId) {
        return client.sql("select action_id, name, period, amount, state from budget_entry "
                        + "where action_id = ? for update")
                .param(actionId)
                .query(Budgets::entry)
                .optional();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(row.getString(1), row.getString(2), row.getString(3), row.getBigDecimal(4), row.getString(5));
    }

    /** Settles an entry. A released entry keeps its amount for reference but no longer counts. */
    private void settle(Entry entry, String state, BigDecimal spent, Instant now) {
        client.sql("update budget_entry set state = ?, amount = ?, settled_at = ? where action_id = ?")
                .params(
                        state,
                        state.equals("released") ? entry.amount : spent,
                        now.atOffset(ZoneOffset.UTC),
                        entry.actionId)
                .update();
        BigDecimal back = entry.amount.subtract(spent);
        if (back.signum() > 0) {
            giveBack(entry.pot, entry.period, back);
        }
    }

    private void giveBack(String pot, String period, BigDecimal amount) {
        client.sql("update budget_pot set used = used - ? where name = ? and period = ?")
                .params(amount, pot, period)
                .update();
    }
}
