package org.holdfast.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.Database;
import org.holdfast.facts.PersonalData;
import org.holdfast.history.moves.MovedRecords;
import org.holdfast.loyalty.programmes.Ledger;
import org.holdfast.loyalty.programmes.LedgerReconciliation;
import org.holdfast.loyalty.programmes.LedgerUnit;

/** What is kept about customers whose orders tests move. */
public final class MovedData {

    private MovedData() {}

    public static PersonalData programmes(Database.Store opened) {
        return new ProgrammePersonalData(opened.jdbc(), ledgers(opened));
    }

    public static PersonalData decisions(Database.Store opened) {
        return Ledgers.of(opened).past();
    }

    public static Promises promises(Database.Store opened) {
        return new Promises(opened.jdbc());
    }

    private static ProgrammeLedger ledgers(Database.Store opened) {
        return new ProgrammeLedger(opened.jdbc(), new MovedRecords(opened.jdbc()));
    }

    /** Spends points of a customer. */
    public static void spend(Database.Store opened, String customer, String programme, int points, Instant now) {
        Ledger known = ledgers(opened).of(Set.of(customer), now).get(customer);
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        ledgers(opened)
                .add(
                        Map.of(
                                customer,
                                new Ledger(
                                        List.of(),
                                        LedgerReconciliation.effect(
                                                known, programme, LedgerUnit.POINTS, "spent", -points, today, null))),
                        "test",
                        now);
    }

    /** Records actions: id, incident, subject, and a promise due now. */
    public static void decided(Database.Store opened, String customer, String[][] actions, Instant now) {
        opened.jdbc()
                .update(
                        "insert into decision (id, customer_id, as_of, decided_at, outcome, rule_book, facts_hash, "
                                + "document) values ('x', ?, ?, ?, 'acted', 'b', 'h', '{}')",
                        customer,
                        now.atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC));
        for (String[] each : actions) {
            opened.jdbc()
                    .update(
                            "insert into decided_action (id, decision_id, rank, action, rule, kind, incident, subject, "
                                    + "customer_id, decided_at, status_at, promise, promise_due, promise_kept_by, "
                                    + "promise_status) values (?, 'x', 1, 'apologise', 'r', 'obligation', ?, ?, ?, ?, ?, "
                                    + "?, ?, 'delivery', ?)",
                            each[0],
                            each[1],
                            each[2],
                            customer,
                            now.atOffset(ZoneOffset.UTC),
                            now.atOffset(ZoneOffset.UTC),
                            each[3],
                            each[3] == null ? null : now.atOffset(ZoneOffset.UTC),
                            each[3] == null ? null : "open");
        }
    }
}
