package org.holdfast.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The pots of money. What is drawn is reserved with the decision, confirmed or released by its outcome, or runs out. The condition on
 * each update keeps a pot from being overdrawn by any number of threads and nodes.
 */
@Repository
public class Budgets {

    private final JdbcClient client;
    private final JdbcTemplate template;

    Budgets(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
    }

    /**
     * A pot in its present period.
     *
     * @param cap most that may be drawn, in the company's currency
     */
    public record Pot(String name, String period, BigDecimal cap) {
    }

    /** What an action draws. */
    public record Draw(String actionId, String pot, BigDecimal amount, Instant expiresAt) {
    }

    /** What was drawn from these pots so far; pots nobody ever drew from are missing. */
    public Map<String, BigDecimal> used(Collection<Pot> pots) {
        Map<String, BigDecimal> used = new HashMap<>();
        if (pots.isEmpty()) {
            return used;
        }
        Map<String, String> periods = new HashMap<>();
        pots.forEach(pot -> periods.put(pot.name(), pot.period()));
        client.sql("select name, period, used from budget_pot where name in (:names) and period in (:periods)")
                .param("names", periods.keySet()).param("periods", List.copyOf(periods.values()))
                .query(row -> {
                    if (row.getString(2).equals(periods.get(row.getString(1)))) {
                        used.put(row.getString(1), Amounts.plain(row.getBigDecimal(3)));
                    }
                });
        return used;
    }

    /** Makes sure that there is something to draw from. Outside of the transaction that draws. */
    public void open(Collection<Pot> pots) {
        for (Pot pot : pots) {
            Integer there = client.sql("select count(*) from budget_pot where name = ? and period = ?").params(pot.name(), pot.period())
                    .query(Integer.class).single();
            if (there == 0) {
                try {
                    client.sql("insert into budget_pot (name, period, used) values (?, ?, 0)").params(pot.name(), pot.period()).update();
                } catch (DuplicateKeyException e) {
                    // Somebody else was faster, which is as good.
                    continue;
                }
            }
        }
    }

    /**
     * Draws, all or nothing; roll the transaction back when it does not go. The ledger is written first and the pots last, so that the
     * rows everybody wants are held only for a moment.
     *
     * @return whether there was enough in every pot
     */
    public boolean reserve(List<Draw> draws, Collection<Pot> pots, Instant now) {
        Map<String, Pot> byName = new HashMap<>();
        pots.forEach(pot -> byName.put(pot.name(), pot));
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Draw draw : draws) {
            if (!byName.containsKey(draw.pot())) {
                return false;
            }
            sums.merge(draw.pot(), draw.amount(), BigDecimal::add);
        }
        template.batchUpdate("insert into budget_entry (action_id, name, period, amount, state, reserved_at, expires_at) "
                        + "values (?, ?, ?, ?, 'reserved', ?, ?)",
                draws.stream().map(draw -> new Object[] {draw.actionId(), draw.pot(), byName.get(draw.pot()).period(), draw.amount(),
                    now.atOffset(ZoneOffset.UTC), draw.expiresAt().atOffset(ZoneOffset.UTC)}).toList());
        for (Map.Entry<String, BigDecimal> sum : sums.entrySet()) {
            Pot pot = byName.get(sum.getKey());
            int changed = client.sql("update budget_pot set used = used + ? where name = ? and period = ? and used + ? <= ?")
                    .params(sum.getValue(), pot.name(), pot.period(), sum.getValue(), pot.cap()).update();
            if (changed == 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * What was reserved is spent. What had gone back already is drawn again, however much the pot holds: it was given, and a pot that hid it
     * would give it twice. Within a transaction.
     */
    public void confirm(String actionId, Instant now) {
        if (!settle(actionId, "reserved", "confirmed", now) && settle(actionId, "released", "confirmed", now)) {
            move(actionId, 1);
        }
    }

    /** What was reserved or spent goes back into the pot. Within a transaction. */
    public void release(String actionId, Instant now) {
        if (settle(actionId, "reserved", "released", now) || settle(actionId, "confirmed", "released", now)) {
            move(actionId, -1);
        }
    }

    /** What was reserved and not claimed in time goes back into the pot; what was spent meanwhile does not. Within a transaction. */
    public void runOut(String actionId, Instant now) {
        if (settle(actionId, "reserved", "released", now)) {
            move(actionId, -1);
        }
    }

    /**
     * What nobody claimed in time.
     *
     * @return actions whose reservation has run out by now, at most so many
     */
    public List<String> runOut(Instant now, int most) {
        return client.sql("select action_id from budget_entry where state = 'reserved' and expires_at <= ? order by expires_at, action_id "
                + "fetch first " + most + " rows only").param(now.atOffset(ZoneOffset.UTC)).query(String.class).list();
    }

    private boolean settle(String actionId, String from, String to, Instant now) {
        return client.sql("update budget_entry set state = ?, settled_at = ? where action_id = ? and state = ?")
                .params(to, now.atOffset(ZoneOffset.UTC), actionId, from).update() > 0;
    }

    private void move(String actionId, int direction) {
        client.sql("""
                update budget_pot set used = used + ? * (select amount from budget_entry where action_id = ?)
                where name = (select name from budget_entry where action_id = ?) and period = (select period from budget_entry where action_id = ?)""")
                .params(direction, actionId, actionId, actionId).update();
    }
}
