package org.holdfast.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.decisions.Deliberation;
import org.holdfast.decisions.Question;
import org.holdfast.facts.Customer;
import org.holdfast.facts.CustomerSource;
import org.holdfast.facts.KnownCustomer;
import org.holdfast.facts.UnknownThing;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.history.Decisions;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.retention.publishing.LiveBook;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides for one customer and records it, in one transaction. */
public class Deciding {

    private final LiveBook live;
    private final Decider decider;
    private final CustomerSource customers;
    private final Decisions decisions;
    private final TransactionTemplate transaction;
    private final DecisionMetrics metrics;
    private final Clock clock;
    private final Supplier<String> ids;

    Deciding(LiveBook live, Decider decider, CustomerSource customers, Decisions decisions, TransactionTemplate transaction,
             DecisionMetrics metrics, Clock clock, Supplier<String> ids) {
        this.live = live;
        this.decider = decider;
        this.customers = customers;
        this.decisions = decisions;
        this.transaction = transaction;
        this.metrics = metrics;
        this.clock = clock;
        this.ids = ids;
    }

    /** @throws UnknownThing when the customer is not stored */
    public Decision decide(Inquiry inquiry) {
        return metrics.timed(() -> {
            DecisionBook book = live.book();
            Instant now = now();
            KnownCustomer customer = customer(inquiry);
            CustomerView view = CustomerView.of(customer.facts(), book.viewpoint(inquiry.asOf() == null ? now : inquiry.asOf()));
            Deliberation deliberation = decider.decide(book,
                    new Question(view, customer.hash(), inquiry.channel(), inquiry.moment(), inquiry.max()));
            if (inquiry.dry()) {
                return deliberation;
            }
            Decision decision = deliberation.decision().named(ids.get());
            transaction.executeWithoutResult(status -> decisions.record(List.of(decision), now));
            return new Deliberation(decision, deliberation.proposals());
        });
    }

    private KnownCustomer customer(Inquiry inquiry) {
        Customer inline = inquiry.customer();
        if (inline != null) {
            return new KnownCustomer(inline, FactsHash.of(inline));
        }
        String id = inquiry.customerId();
        return customers.find(id).orElseThrow(() -> new UnknownThing("customer", id));
    }

    /** Databases keep microseconds; a decision read back must be the one that was answered. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
