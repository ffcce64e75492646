package org.holdfast.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.facts.PersonalData;
import org.holdfast.facts.validation.InvalidInput;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Merges and erases the points and stamps of customers. After a merge, the entries of the merged customer follow those
 * of the survivor, and what was counted for both, such as the same order, counts once. After an erasure, entries remain
 * under the pseudonym, because points are a liability.
 */
@Repository
class ProgrammePersonalData implements PersonalData {

    private static final int MAX_LINES = 1_000_000;

    private final JdbcClient client;
    private final JdbcTemplate template;
    private final ProgrammeLedger ledger;

    ProgrammePersonalData(JdbcTemplate template, ProgrammeLedger ledger) {
        this.client = JdbcClient.create(template);
        this.template = template;
        this.ledger = ledger;
    }

    private record Account(String programme, String unit, int balance, int entries) {}

    private record Line(long id, int number, String kind, String cause, int step, int amount) {

        String key() {
            return step + " " + cause;
        }
    }

    @Override
    public Set<String> tables() {
        return Set.of("programme_account", "programme_entry", "programme_member");
    }

    /** @throws InvalidInput if the survivor's negative balance does not cover what the merged customer has spent */
    @Override
    public void merge(String from, String into) {
        for (Account account : accounts(from)) {
            Account there = accounts(into).stream()
                    .filter(each -> each.programme.equals(account.programme) && each.unit.equals(account.unit))
                    .findFirst()
                    .orElse(null);
            if (there == null) {
                for (String table : List.of("programme_entry", "programme_account")) {
                    client.sql("update " + table
                                    + " set customer_id = ? where customer_id = ? and programme = ? and unit = ?")
                            .params(into, from, account.programme, account.unit)
                            .update();
                }
            } else {
                append(from, into, there);
            }
        }
        for (String programme : memberships(from)) {
            join(from, into, programme);
        }
    }

    private void append(String from, String into, Account there) {
        Set<String> counted = new HashSet<>();
        lines(into, there).forEach(each -> counted.add(each.key()));
        List<Object[]> moved = new ArrayList<>();
        List<Object[]> twice = new ArrayList<>();
        int balance = there.balance;
        int number = there.entries;
        for (Line line : lines(from, there)) {
            if (counted.contains(line.key())) {
                twice.add(new Object[] {line.id});
                continue;
            }
            balance += line.amount;
            if (line.kind.equals("spent") && balance < 0) {
                throw new InvalidInput(
                        "into",
                        "is \"" + into + "\", whose points in " + there.programme + " do not cover what \"" + from
                                + "\" has spent; correct the points first");
            }
            moved.add(new Object[] {into, ++number, balance, line.id});
        }
        template.batchUpdate("delete from programme_entry where id = ?", twice);
        template.batchUpdate("update programme_entry set customer_id = ?, number = ?, balance = ? where id = ?", moved);
        client.sql("update programme_account set balance = ?, entries = ? "
                        + "where customer_id = ? and programme = ? and unit = ?")
                .params(balance, number, into, there.programme, there.unit)
                .update();
        client.sql("delete from programme_account where customer_id = ? and programme = ? and unit = ?")
                .params(from, there.programme, there.unit)
                .update();
    }

    /** Merges a membership. If both customers were members, the earlier date counts. */
    private void join(String from, String into, String programme) {
        List<LocalDate> days = client.sql("select joined_on from programme_member "
                        + "where customer_id in (:both) and programme = :programme order by joined_on")
                .param("both", List.of(from, into))
                .param("programme", programme)
                .query(LocalDate.class)
                .list();
        if (days.size() > 1) {
            client.sql("delete from programme_member where customer_id = ? and programme = ?")
                    .params(from, programme)
                    .update();
            client.sql("update programme_member set joined_on = ? where customer_id = ? and programme = ?")
                    .params(days.get(0), into, programme)
                    .update();
        } else {
            client.sql("update programme_member set customer_id = ? where customer_id = ? and programme = ?")
                    .params(into, from, programme)
                    .update();
        }
    }

    @Override
    public void erase(String id, String pseudonym) {
        client.sql("update programme_entry set customer_id = ?, "
                        + "cause = concat('erased-', cast(number as varchar(20))), step = 1, "
                        + "reason = null, base = null where customer_id = ?")
                .params(pseudonym, id)
                .update();
        client.sql("update programme_account set customer_id = ? where customer_id = ?")
                .params(pseudonym, id)
                .update();
        client.sql("update programme_member set customer_id = ?, cause = 'erased' where customer_id = ?")
                .params(pseudonym, id)
                .update();
    }

    @Override
    public Map<String, List<?>> export(String id) {
        return Map.of("programmes", memberships(id), "pointsAndStamps", ledger.lines(id, null, MAX_LINES));
    }

    private List<String> memberships(String id) {
        return client.sql("select programme from programme_member where customer_id = ? order by programme")
                .param(id)
                .query(String.class)
                .list();
    }

    private List<Account> accounts(String id) {
        return client.sql("select programme, unit, balance, entries from programme_account where customer_id = ? "
                        + "order by programme, unit")
                .param(id)
                .query((row, number) -> new Account(row.getString(1), row.getString(2), row.getInt(3), row.getInt(4)))
                .list();
    }

    private List<Line> lines(String id, Account account) {
        return client.sql("select id, number, kind, cause, step, amount from programme_entry "
                        + "where customer_id = ? and programme = ? and unit = ? order by number")
                .params(id, account.programme, account.unit)
                .query((row, number) -> new Line(
                        row.getLong(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getInt(6)))
                .list();
    }
}
