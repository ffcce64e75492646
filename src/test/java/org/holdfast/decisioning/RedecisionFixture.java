package org.holdfast.decisioning;

import org.holdfast.Database;
import org.holdfast.customers.CustomerLocks;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.history.Ledgers;

/** Creates a queue for tests of features that only enqueue. */
public final class RedecisionFixture {

    private RedecisionFixture() {}

    public static CustomerLocks undisturbed(Database.Store store) {
        return new CustomerLocks(Ledgers.of(store).standings(), store.transaction());
    }

    public static RedecisionRequested onlyAsking(Database.Store store) {
        return RedecisionConfiguration.queued(Ledgers.of(store).queue(), true);
    }
}
