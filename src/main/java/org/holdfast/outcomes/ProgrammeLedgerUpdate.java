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
import org.holdfast.loyalty.programmes.LedgerReconciliation;
import org.holdfast.loyalty.programmes.Programme;
import org.holdfast.loyalty.programmes.ProgrammeBalance;

/**
 * Keeps the ledger of points and stamps up with the facts. It is brought up to date whenever a decision about a stored
 * customer is recorded, while nobody else decides about them: after facts have changed, in the nightly run, when
 * somebody asks.
 */
public final class ProgrammeLedgerUpdate {

    private final ProgrammeLedger ledgers;

    public ProgrammeLedgerUpdate(ProgrammeLedger ledgers) {
        this.ledgers = ledgers;
    }

    /** Adds what customers have in programmes to how we stand with them; the ledger stays as it is. */
    public Map<String, ContactHistory> preview(
            DecisionModel book, List<CustomerView> views, Map<String, ContactHistory> standings, Instant asOf) {
        return counted(book, views, standings, asOf, false);
    }

    /** The same for customers whose dealings are locked, and what the ledger lacks is written into it. */
    public Map<String, ContactHistory> count(
            DecisionModel book, List<CustomerView> views, Map<String, ContactHistory> standings, Instant now) {
        return counted(book, views, standings, now, true);
    }

    private Map<String, ContactHistory> counted(
            DecisionModel book,
            List<CustomerView> views,
            Map<String, ContactHistory> standings,
            Instant now,
            boolean write) {
        List<Programme> programmes = book.rules().programmes();
        if (programmes.isEmpty()) {
            return standings;
        }
        // By another clock, somebody may have been a little later than now and yet faster with the lock: that counts as
        // well.
        Map<String, Ledger> known = ledgers.of(
                views.stream().map(CustomerView::id).collect(Collectors.toSet()),
                write ? now.plus(ContactHistory.LOOK_BACK) : now);
        Map<String, Ledger> due = new HashMap<>();
        Map<String, ContactHistory> after = new HashMap<>(standings);
        for (CustomerView view : views) {
            Ledger ledger = known.getOrDefault(view.id(), Ledger.NONE);
            Ledger lacking = LedgerReconciliation.due(programmes, ledger, view.programmeCustomer());
            if (!lacking.isEmpty()) {
                due.put(view.id(), lacking);
            }
            after.computeIfPresent(
                    view.id(), (id, standing) -> standing.withHoldings(ProgrammeBalance.of(ledger.plus(lacking))));
        }
        if (write && !due.isEmpty()) {
            ledgers.add(due, book.rules().version(), now);
        }
        return after;
    }
}
