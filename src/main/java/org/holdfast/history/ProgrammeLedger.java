package org.holdfast.history;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.database.InList;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.history.moves.MovedRecords;
import org.holdfast.loyalty.programmes.Enrolment;
import org.holdfast.loyalty.programmes.Ledger;
import org.holdfast.loyalty.programmes.LedgerEntry;
import org.holdfast.loyalty.programmes.LedgerUnit;
import org.holdfast.loyalty.programmes.earning.EarningBase;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Members, points and stamps of the loyalty programmes that are kept here. Entries are only ever added. */
@Repository
public class ProgrammeLedger {

    /** Well below the maximum number of parameters of any database. */
    private static final int BATCH_SIZE = 500;

    private static final String COLUMNS =
            "customer_id, programme, unit, number, kind, cause, step, amount, counts_on, expires_on, each_units, "
                    + "per_amount, rate, base, idle_months, reason, entered_by, balance, recorded_at, rule_book, id";

    private final JdbcClient client;
    private final JdbcTemplate template;
    private final MovedRecords movedRecords;

    ProgrammeLedger(JdbcTemplate template, MovedRecords movedRecords) {
        this.client = JdbcClient.create(template);
        this.template = template;
        this.movedRecords = movedRecords;
    }

    /**
     * A recorded entry.
     *
     * @param balance balance after the entry
     * @param ruleBook version of the rule book that counted it
     */
    public record Line(long id, LedgerEntry entry, int balance, Instant recordedAt, String ruleBook) {}

    /**
     * Returns the ledgers of customers.
     *
     * @param until later entries are ignored
     * @return by customer, including what waits for customers who are not members yet; customers without entries,
     *     memberships and moved orders are missing
     */
    public Map<String, Ledger> of(Collection<String> customers, Instant until) {
        Map<String, List<Enrolment>> members = new HashMap<>();
        Map<String, List<LedgerEntry>> entries = new HashMap<>();
        List<String> ids = List.copyOf(customers);
        for (int from = 0; from < ids.size(); from += BATCH_SIZE) {
            List<String> some = ids.subList(from, Math.min(from + BATCH_SIZE, ids.size()));
            members(some, until, members);
        }
        Map<String, List<MovedRecords.Moved>> moves =
                movedRecords.of(ids).stream().collect(Collectors.groupingBy(MovedRecords.Moved::customerId));
        // Without a membership, units can only wait for a customer to whom an order was moved.
        List<String> having = ids.stream()
                .filter(id -> members.containsKey(id) || moves.containsKey(id))
                .toList();
        for (int from = 0; from < having.size(); from += BATCH_SIZE) {
            entries(having.subList(from, Math.min(from + BATCH_SIZE, having.size())), until, entries);
        }
        Map<String, Ledger> ledgers = new HashMap<>();
        having.forEach(id -> ledgers.put(
                id,
                new Ledger(
                        members.getOrDefault(id, List.of()),
                        entries.getOrDefault(id, List.of()),
                        ordersAway(moves.getOrDefault(id, List.of())))));
        return ledgers;
    }

    private static Set<String> ordersAway(List<MovedRecords.Moved> moves) {
        return moves.stream()
                .filter(each -> each.isAway() && each.isOrder())
                .map(MovedRecords.Moved::item)
                .collect(Collectors.toSet());
    }

    private void members(List<String> ids, Instant until, Map<String, List<Enrolment>> members) {
        client.sql("select customer_id, programme, joined_on, cause from programme_member "
                        + "where customer_id in (:ids) and recorded_at <= :until "
                        + "order by customer_id, joined_on, programme")
                .param("ids", InList.of(ids))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, number) -> members.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(new Enrolment(row.getString(2), row.getObject(3, LocalDate.class), row.getString(4))))
                .list();
    }

    private void entries(List<String> ids, Instant until, Map<String, List<LedgerEntry>> entries) {
        client.sql("select " + COLUMNS + " from programme_entry where customer_id in (:ids) and recorded_at <= :until "
                        + "order by customer_id, programme, unit, number")
                .param("ids", InList.of(ids))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, number) -> entries.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(entry(row)))
                .list();
    }

    /** Returns the entries of a customer, newest first, before the entry with the given id if there is one. */
    public List<Line> lines(String customerId, @Nullable Long before, int size) {
        return client.sql("select " + COLUMNS
                        + " from programme_entry where customer_id = ? and id < ? order by id desc fetch first " + size
                        + " rows only")
                .params(customerId, before == null ? Long.MAX_VALUE : before)
                .query((row, number) -> new Line(
                        row.getLong("id"),
                        entry(row),
                        row.getInt("balance"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("rule_book")))
                .list();
    }

    /**
     * Adds entries for customers that this transaction has locked.
     *
     * @param due by customer; entries follow the existing ones
     * @throws PessimisticLockingFailureException if another transaction added an entry without the lock; retry in a new
     *     transaction
     */
    public void add(Map<String, Ledger> due, String ruleBook, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        List<Object[]> members = new ArrayList<>();
        List<Object[]> lines = new ArrayList<>();
        due.forEach((customer, ledger) -> {
            ledger.members()
                    .forEach(enrolment -> members.add(new Object[] {
                        customer, enrolment.programme(), enrolment.joinedOn(), enrolment.cause(), ruleBook, at
                    }));
            ledger.entries().stream().map(Of::of).distinct().forEach(account -> {
                List<LedgerEntry> entries =
                        ledger.entries().stream().filter(account::holds).toList();
                int balance = advance(customer, account, entries);
                for (LedgerEntry entry : entries) {
                    balance += entry.amount();
                    lines.add(values(customer, entry, balance, ruleBook, at));
                }
            });
        });
        if (!members.isEmpty()) {
            template.batchUpdate(
                    "insert into programme_member (customer_id, programme, joined_on, cause, rule_book, recorded_at) "
                            + "values (?, ?, ?, ?, ?, ?)",
                    members);
        }
        if (!lines.isEmpty()) {
            template.batchUpdate(
                    "insert into programme_entry (customer_id, programme, unit, number, kind, cause, step, amount, "
                            + "counts_on, expires_on, each_units, per_amount, rate, base, idle_months, reason, "
                            + "entered_by, balance, rule_book, recorded_at) "
                            + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    lines);
        }
    }

    /**
     * Ends a membership that began by mistake, for a customer that this transaction has locked.
     *
     * @param cause what the membership began with
     * @return {@code false} if points or stamps were counted since
     */
    public boolean leave(String customerId, String programme, String cause) {
        long counted = client.sql("select count(*) from programme_account where customer_id = ? and programme = ?")
                .params(customerId, programme)
                .query(Long.class)
                .single();
        if (counted > 0) {
            return false;
        }
        client.sql("delete from programme_member where customer_id = ? and programme = ? and cause = ?")
                .params(customerId, programme, cause)
                .update();
        return true;
    }

    private record Of(String programme, LedgerUnit unit) {

        static Of of(LedgerEntry entry) {
            return new Of(entry.programme(), entry.unit());
        }

        boolean holds(LedgerEntry entry) {
            return entry.unit() == unit && entry.programme().equals(programme);
        }
    }

    /**
     * Updates the account, on the condition that no other transaction has added an entry, and returns the balance
     * before the update.
     */
    private int advance(String customer, Of account, List<LedgerEntry> entries) {
        int before = entries.get(0).number() - 1;
        int sum = entries.stream().mapToInt(LedgerEntry::amount).reduce(0, Math::addExact);
        int changed;
        if (before == 0) {
            changed = client.sql("insert into programme_account (customer_id, programme, unit, balance, entries) "
                            + "values (?, ?, ?, ?, ?)")
                    .params(customer, account.programme, account.unit.toString(), sum, entries.size())
                    .update();
        } else {
            changed = client.sql("update programme_account set balance = balance + ?, entries = entries + ? "
                            + "where customer_id = ? and programme = ? and unit = ? and entries = ?")
                    .params(sum, entries.size(), customer, account.programme, account.unit.toString(), before)
                    .update();
        }
        if (changed == 0) {
            throw new PessimisticLockingFailureException("Another transaction has added entries for the customer");
        }
        return client.sql("select balance from programme_account where customer_id = ? and programme = ? and unit = ?")
                        .params(customer, account.programme, account.unit.toString())
                        .query(Integer.class)
                        .single()
                - sum;
    }

    /** Deletes the entries and memberships of a customer. Call it within a transaction. */
    public void forget(String customerId) {
        for (String table : List.of("programme_entry", "programme_account", "programme_member")) {
            client.sql("delete from " + table + " where customer_id = ?")
                    .param(customerId)
                    .update();
        }
    }

    private static Object[] values(
            String customer, LedgerEntry entry, int balance, String ruleBook, OffsetDateTime at) {
        LedgerEntry.Rate rate = entry.rate();
        LedgerEntry.Remark remark = entry.remark();
        return new Object[] {
            customer,
            entry.programme(),
            entry.unit().toString(),
            entry.number(),
            entry.kind().toString(),
            entry.cause(),
            entry.step(),
            entry.amount(),
            entry.on(),
            entry.expiresOn(),
            rate == null ? null : rate.each(),
            rate == null ? null : rate.per(),
            rate == null ? null : rate.perUnit(),
            rate == null || rate.base() == null ? null : FactsJson.write(rate.base()),
            entry.idleMonths(),
            remark == null ? null : remark.reason(),
            remark == null ? null : remark.by(),
            balance,
            ruleBook,
            at
        };
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        BigDecimal per = row.getBigDecimal("per_amount");
        String base = row.getString("base");
        String reason = row.getString("reason");
        LedgerEntry.Rate rate = per == null
                ? null
                : new LedgerEntry.Rate(
                        row.getInt("each_units"),
                        per,
                        row.getBigDecimal("rate"),
                        base == null ? null : FactsJson.read(base, EarningBase.class));
        return new LedgerEntry(
                row.getString("programme"),
                LedgerUnit.valueOf(row.getString("unit").toUpperCase(Locale.ROOT)),
                row.getInt("number"),
                LedgerEntry.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("cause"),
                row.getInt("step"),
                row.getInt("amount"),
                row.getObject("counts_on", LocalDate.class),
                row.getObject("expires_on", LocalDate.class),
                rate,
                row.getObject("idle_months", Integer.class),
                reason == null ? null : new LedgerEntry.Remark(reason, row.getString("entered_by")));
    }
}
