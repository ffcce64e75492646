package org.holdfast.outcomes;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.history.ProgrammeLedger;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.programmes.Ledger;
import org.holdfast.loyalty.programmes.Programme;
import org.holdfast.loyalty.programmes.ProgrammeBalance;

/**
 * Updates the ledger of points and stamps from the facts. This happens whenever a decision for a stored customer is
 * recorded, while the customer is locked: after changed facts, in the daily run, and for requests.
 */
public final class ProgrammeLedgerUpdate {

    private final ProgrammeLedger ledgers;

    public ProgrammeLedgerUpdate(ProgrammeLedger ledgers) {
        this.ledgers = ledgers;
    }

    /** Adds the programme balances to the histories of customers without changing the ledger. */
    public Map<String, ContactHistory> preview(
            DecisionModel book, List<CustomerView> views, Map<String, ContactHistory> histories, Instant asOf) {
        return counted(book, views, histories, asOf, false);
    }

    /** Adds the programme balances to the histories of locked customers and writes missing entries into the ledger. */
    public Map<String, ContactHistory> count(
            DecisionModel book, List<CustomerView> views, Map<String, ContactHistory> histories, Instant now) {
        return counted(book, views, histories, now, true);
    }

    private Map<String, ContactHistory> counted(
            DecisionModel book,
            List<CustomerView> views,
            Map<String, ContactHistory> histories,
            Instant now,
            boolean write) {
        List<Programme> programmes = book.rules().programmes();
        if (programmes.isEmpty()) {
            return histories;
        }
        // Entries of another node can be later than now, since clocks differ; they count as well.
        Map<String, Ledger> known = ledgers.of(
                views.stream().map(CustomerView::id).collect(Collectors.toSet()),
                write ? now.plus(ContactHistory.LOOK_BACK) : now);
        Map<String, Ledger> due = new HashMap<>();
        Map<String, ContactHistory> after = new HashMap<>(histories);
        for (CustomerView view : views) {
            Ledger ledger = known.getOrDefault(view.id(), Ledger.NONE);
            Ledger missing = view.dueIn(programmes, ledger);
            if (!missing.isEmpty()) {
                due.put(view.id(), missing);
            }
            after.computeIfPresent(
                    view.id(), (id, history) -> history.withHoldings(ProgrammeBalance.of(ledger.plus(missing))));
        }
        if (write && !due.isEmpty()) {
            ledgers.add(due, book.rules().version(), now);
        }
        return after;
    }
}
