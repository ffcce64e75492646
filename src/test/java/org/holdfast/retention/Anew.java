package org.holdfast.retention;

import java.time.Clock;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.decisions.Decider;
import org.holdfast.delivery.Outbox;
import org.holdfast.history.Ledgers;
import org.holdfast.policy.Guardrails;
import org.holdfast.retention.publishing.LiveBooks;

/** Makes a queue for tests of those who only ask. */
public final class Anew {

    private Anew() {
    }

    public static Undisturbed undisturbed(Database.Store store) {
        return new Undisturbed(Ledgers.of(store).standings(), store.transaction());
    }

    public static DecidingAnew onlyAsking(Database.Store store) {
        Ledgers ledgers = Ledgers.of(store);
        Recording recording = new Recording(ledgers.standings(), ledgers.decisions(), ledgers.receipts(), Outbox.toNobody(store.jdbc()),
                ledgers.budgets(), new KeepingProgrammes(ledgers.programmes()), store.transaction(), "test");
        return new DecidingAnew(LiveBooks.of(Shop.book(Samples.shippedTexts().get("limits.yaml"))), new Decider(Guardrails.all()), Shop.source(List.of()),
                recording, ledgers.queue(), null, Clock.systemUTC(), Namings.ofServer(), true);
    }
}
