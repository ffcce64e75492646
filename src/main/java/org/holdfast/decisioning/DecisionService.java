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
    private final DecisionRecorder decisionRecorder;
    private final DecisionMetrics metrics;
    private final Clock clock;
    private final IdAssigner idAssigner;

    DecisionService(
            LiveRuleBook live,
            Decider decider,
            CustomerRepository customers,
            DecisionRecorder decisionRecorder,
            DecisionMetrics metrics,
            Clock clock,
            IdAssigner idAssigner) {
        this.live = live;
        this.decider = decider;
        this.customers = customers;
        this.decisionRecorder = decisionRecorder;
        this.metrics = metrics;
        this.clock = clock;
        this.idAssigner = idAssigner;
    }

    /** @throws NotFound when the customer is not stored */
    public Decision decide(DecisionQuery query) {
        return consider(query).decision();
    }

    /** The same, with what the decision rests on. */
    public DecisionResult consider(DecisionQuery query) {
        return consider(query, TransactionParticipant.nothing());
    }

    /** The same, and something else is kept in the same transaction, where there is one: a dry look has none. */
    DecisionResult consider(DecisionQuery query, TransactionParticipant<DecisionResult> transactionParticipant) {
        return metrics.timed(() -> {
            DecisionModel book = live.book();
            Instant now = now();
            Instant asOf = query.asOf() == null ? now : query.asOf();
            StoredCustomer customer = customer(query);
            String id = customer.facts().id();
            CustomerView view = CustomerView.of(customer.facts(), book.viewpoint(asOf));
            DecisionInput input = new DecisionInput(
                    view,
                    customer.hash(),
                    query.channel(),
                    query.moment(),
                    query.max(),
                    query.step(),
                    ContactHistory.NONE);
            PreparedDecision prepared = new PreparedDecision(input, book.rules().proposals(view));
            if (query.dry()) {
                DecisionResult look = prepared.choose(
                        decider,
                        book,
                        decisionRecorder.histories(book, List.of(view), asOf).get(id));
                return look.with(look.decision().withoutId());
            }
            return decisionRecorder.decide(
                    book,
                    List.of(view),
                    query.customer() == null,
                    now,
                    standings -> withId(prepared.choose(decider, book, standings.get(id))),
                    transactionParticipant);
        });
    }

    /** What is only answered again is not kept again. */
    private DecisionRecorder.Outcome<DecisionResult> withId(DecisionResult result) {
        if (result.decision().decisionId() != null) {
            return new DecisionRecorder.Outcome<>(result, List.of());
        }
        DecisionResult named = idAssigner.name(result);
        return new DecisionRecorder.Outcome<>(named, List.of(named));
    }

    private StoredCustomer customer(DecisionQuery query) {
        Customer inline = query.customer() == null ? null : customers.withRefusals(query.customer());
        if (inline != null) {
            return new StoredCustomer(inline, FactsHash.of(inline));
        }
        String id = query.customerId();
        return customers.find(id).orElseThrow(() -> new NotFound("customer", id));
    }

    /** Databases keep microseconds; a decision read back must be the one that was answered. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
