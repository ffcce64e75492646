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

/** Shows how a customer stands in loyalty programmes, and the lines that led to it. Writes nothing. */
public class ProgrammeQuery {

    private final LiveRuleBook live;
    private final CustomerRepository customers;
    private final ProgrammeLedgerUpdate keeping;
    private final ProgrammeLedger ledgers;
    private final Clock clock;

    ProgrammeQuery(
            LiveRuleBook live,
            CustomerRepository customers,
            ProgrammeLedgerUpdate keeping,
            ProgrammeLedger ledgers,
            Clock clock) {
        this.live = live;
        this.customers = customers;
        this.keeping = keeping;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /**
     * How a customer stands.
     *
     * @param keptByCrm the CRM tells of the membership, so nothing is counted here
     * @param programmes what the facts come to now, also what is not written into the ledger yet
     * @param lines of the ledger, the latest first
     */
    public record Shown(boolean keptByCrm, List<ProgrammeView> programmes, List<ProgrammeLedger.Line> lines) {}

    /**
     * @param before only lines before the one with this id
     * @throws NotFound when the customer is not stored
     */
    public Shown of(String customerId, @Nullable Long before, int size) {
        StoredCustomer customer = customers.find(customerId).orElseThrow(() -> new NotFound("customer", customerId));
        DecisionModel book = live.book();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        CustomerView view = CustomerView.of(customer.facts(), book.viewpoint(now));
        ContactHistory standing = keeping.preview(book, List.of(view), Map.of(customerId, ContactHistory.NONE), now)
                .getOrDefault(customerId, ContactHistory.NONE);
        CustomerView full = CustomerView.of(customer.facts(), book.viewpoint(now), List.of(), standing.holdings());
        return new Shown(
                view.programmeCustomer().keptByCrm(), full.programmes(), ledgers.lines(customerId, before, size));
    }
}
