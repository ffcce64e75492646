package org.holdfast.history;

import org.holdfast.Database;
import org.holdfast.facts.PersonalData;
import org.holdfast.history.moves.MovedRecords;
import org.holdfast.history.rulebooks.RuleBooks;
import org.holdfast.history.waiting.WakeUpQueue;

/** All ledgers of one database, for tests that need no Spring. */
public record Ledgers(
        ContactHistories standings,
        Decisions decisions,
        Budgets budgets,
        Outcomes outcomes,
        IdempotencyRecords answers,
        Runs runs,
        Receipts receipts,
        RedecisionQueue queue,
        WakeUpQueue wakeUps,
        ProgrammeLedger programmes,
        PersonalData past,
        RuleBooks ruleBooks,
        ChurnModels fits) {

    public static Ledgers of(Database.Store store) {
        return new Ledgers(
                new ContactHistories(store.jdbc()),
                new Decisions(store.jdbc()),
                new Budgets(store.jdbc()),
                new Outcomes(store.jdbc()),
                new IdempotencyRecords(store.jdbc()),
                new Runs(store.jdbc()),
                new Receipts(store.jdbc()),
                new RedecisionQueue(store.jdbc()),
                new WakeUpQueue(store.jdbc()),
                new ProgrammeLedger(store.jdbc(), new MovedRecords(store.jdbc())),
                new DecisionPersonalData(
                        store.jdbc(),
                        new Receipts(store.jdbc()),
                        new Outcomes(store.jdbc()),
                        new RedecisionQueue(store.jdbc()),
                        new WakeUpQueue(store.jdbc())),
                new RuleBooks(store.jdbc()),
                new ChurnModels(store.jdbc()));
    }
}
