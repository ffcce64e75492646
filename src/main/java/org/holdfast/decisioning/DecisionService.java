package org.holdfast.decisioning;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.publishing.LiveRuleBook;

/** Decides for one customer and records it, in one transaction. */
public class DecisionService {

    private final LiveRuleBook live;
    private final Decider decider;
    private final CustomerRepository customers;
    private final DecisionRecorder recording;
    private final DecisionMetrics metrics;
    private final Clock clock;
    private final IdAssigner naming;

    DecisionService(LiveRuleBook live, Decider decider, CustomerRepository customers, DecisionRecorder recording, DecisionMetrics metrics, Clock clock,
             IdAssigner naming) {
        this.live = live;
        this.decider = decider;
        this.customers = customers;
        this.recording = recording;
        this.metrics = metrics;
        this.clock = clock;
        this.naming = naming;
    }

    /** @throws NotFound when the customer is not stored */
    public Decision decide(DecisionQuery inquiry) {
        return consider(inquiry).decision();
    }

    /** The same, with what the decision rests on. */
    public DecisionResult consider(DecisionQuery inquiry) {
        return consider(inquiry, TransactionParticipant.nothing());
    }

    /** The same, and something else is kept in the same transaction, where there is one: a dry look has none. */
    DecisionResult consider(DecisionQuery inquiry, TransactionParticipant<DecisionResult> alongside) {
        return metrics.timed(() -> {
            DecisionModel book = live.book();
            Instant now = now();
            Instant asOf = inquiry.asOf() == null ? now : inquiry.asOf();
            StoredCustomer customer = customer(inquiry);
            String id = customer.facts().id();
            CustomerView view = CustomerView.of(customer.facts(), book.viewpoint(asOf));
            DecisionInput question = new DecisionInput(view, customer.hash(), inquiry.channel(), inquiry.moment(), inquiry.max(), inquiry.step(),
                    ContactHistory.NONE);
            PreparedDecision considered = new PreparedDecision(question, book.rules().proposals(view));
            if (inquiry.dry()) {
                DecisionResult look = considered.choose(decider, book, recording.look(book, List.of(view), asOf).get(id));
                return look.with(look.decision().unnamed());
            }
            return recording.decide(book, List.of(view), inquiry.customer() == null, now,
                    standings -> named(considered.choose(decider, book, standings.get(id))), alongside);
        });
    }

    /** What is only answered again is not kept again. */
    private DecisionRecorder.Outcome<DecisionResult> named(DecisionResult decided) {
        if (decided.decision().decisionId() != null) {
            return new DecisionRecorder.Outcome<>(decided, List.of());
        }
        DecisionResult named = naming.name(decided);
        return new DecisionRecorder.Outcome<>(named, List.of(named));
    }

    private StoredCustomer customer(DecisionQuery inquiry) {
        Customer inline = inquiry.customer() == null ? null : customers.withRefusals(inquiry.customer());
        if (inline != null) {
            return new StoredCustomer(inline, FactsHash.of(inline));
        }
        String id = inquiry.customerId();
        return customers.find(id).orElseThrow(() -> new NotFound("customer", id));
    }

    /** Databases keep microseconds; a decision read back must be the one that was answered. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
