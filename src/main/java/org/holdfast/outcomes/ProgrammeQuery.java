package org.holdfast.outcomes;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.history.ProgrammeLedger;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.programmes.ProgrammeView;
import org.holdfast.publishing.LiveRuleBook;
import org.jspecify.annotations.Nullable;

/** Reads the loyalty programmes of a customer with the ledger lines behind them. Writes nothing. */
public class ProgrammeQuery {

    private final LiveRuleBook live;
    private final CustomerRepository customers;
    private final ProgrammeLedgerUpdate update;
    private final ProgrammeLedger ledgers;
    private final Clock clock;

    ProgrammeQuery(
            LiveRuleBook live,
            CustomerRepository customers,
            ProgrammeLedgerUpdate update,
            ProgrammeLedger ledgers,
            Clock clock) {
        this.live = live;
        this.customers = customers;
        this.update = update;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /**
     * The programmes of a customer.
     *
     * @param keptByCrm whether the CRM keeps the membership, so that nothing is counted here
     * @param programmes current balances, including what is not written into the ledger yet
     * @param lines lines of the ledger, the latest first
     */
    public record Shown(boolean keptByCrm, List<ProgrammeView> programmes, List<ProgrammeLedger.Line> lines) {}

    /**
     * Returns the programmes of a customer.
     *
     * @param before id of the line before which to continue; {@code null} to start
     * @throws NotFound when the customer is not stored
     */
    public Shown of(String customerId, @Nullable Long before, int size) {
        StoredCustomer customer = customers.find(customerId).orElseThrow(() -> new NotFound("customer", customerId));
        DecisionModel book = live.book();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        CustomerView view = CustomerView.of(customer.facts(), book.viewpoint(now));
        ContactHistory history = update.preview(book, List.of(view), Map.of(customerId, ContactHistory.NONE), now)
                .getOrDefault(customerId, ContactHistory.NONE);
        CustomerView full = CustomerView.of(customer.facts(), book.viewpoint(now), history.dealings(book.rules()));
        return new Shown(
                view.programmeCustomer().keptByCrm(), full.programmes(), ledgers.lines(customerId, before, size));
    }
}
