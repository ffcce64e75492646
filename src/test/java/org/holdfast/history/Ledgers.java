package org.holdfast.history;

import org.holdfast.Database;
import org.holdfast.facts.KeptAboutCustomers;

/** All ledgers of one database, for tests that need no Spring. */
public record Ledgers(Standings standings, Decisions decisions, Budgets budgets, Outcomes outcomes, KeyedAnswers answers,
                      Runs runs, Receipts receipts, DecideQueue queue, ProgrammeLedger programmes, KeptAboutCustomers past, RuleBooks ruleBooks, Fits fits) {

    public static Ledgers of(Database.Store store) {
        return new Ledgers(new Standings(store.jdbc()), new Decisions(store.jdbc()), new Budgets(store.jdbc()), new Outcomes(store.jdbc()),
                new KeyedAnswers(store.jdbc()), new Runs(store.jdbc()), new Receipts(store.jdbc()),
                new DecideQueue(store.jdbc()), new ProgrammeLedger(store.jdbc()),
                new PastOfCustomers(store.jdbc(), new Receipts(store.jdbc()), new Outcomes(store.jdbc()), new DecideQueue(store.jdbc())),
                new RuleBooks(store.jdbc()), new Fits(store.jdbc()));
    }
}
