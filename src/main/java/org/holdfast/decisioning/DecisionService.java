package org.holdfast.decisioning;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.holdfast.batch.PreparedDecision;
import org.holdfast.coordination.WorkGroups;
import org.holdfast.decisioning.IdempotentDecisions.KeyedAnswer;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.facts.Customer;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.publishing.LiveRuleBook;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Decides for one customer in three steps: {@link #prepare} without any lock, then {@link #commit}, which decides and
 * records in one transaction, or {@link #preview}, which records nothing. Requests that come at the same time share
 * queries and transactions: see {@link GroupedDecisions}.
 */
public class DecisionService {

    /** Groups that are worked on at a time: while one waits for the database, others use the processors. */
    private static final int LANES = Math.max(2, Runtime.getRuntime().availableProcessors());
    /** Well below the number of connections to the database. */
    private static final int MAX_LANES = LANES + 3;

    private static final int MAX_GROUP = 32;
    /** Rule books are not published so often that one is replaced during each of so many attempts. */
    private static final int ATTEMPTS = 3;

    private final LiveRuleBook live;
    private final Decider decider;
    private final CustomerRepository customers;
    private final DecisionRecorder decisionRecorder;
    private final DecisionMetrics metrics;
    private final Clock clock;
    private final IdAssigner idAssigner;
    private final GroupedDecisions grouped;
    private final WorkGroups<Request, DecisionTrace> groups;

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
        this.grouped = new GroupedDecisions(live, decider, customers, decisionRecorder, clock, idAssigner, this::alone);
        this.groups = new WorkGroups<>(LANES, MAX_LANES, MAX_GROUP, GroupedDecisions::fit, grouped);
    }

    /**
     * A request for a decision.
     *
     * @param answer answer to store in the transaction of the decision; {@code null} for none
     */
    record Request(DecisionQuery query, @Nullable KeyedAnswer answer) {}

    /**
     * Decides for a customer.
     *
     * @throws NotFound when the customer is not stored
     */
    public Decision decide(DecisionQuery query) {
        return trace(query).decision();
    }

    /** Decides for a customer and returns the decision with everything it is based on. */
    public DecisionTrace trace(DecisionQuery query) {
        return trace(query, null);
    }

    /** @param answer answer to store in the transaction of the decision; {@code null} for none */
    DecisionTrace trace(DecisionQuery query, @Nullable KeyedAnswer answer) {
        Request request = new Request(query, answer);
        // Within a transaction of the caller there is nothing to share, and a moment in the past concerns one request.
        boolean own = query.asOf() != null || TransactionSynchronizationManager.isActualTransactionActive();
        return metrics.timed(() -> own ? alone(request) : groups.answer(request));
    }

    /** Returns what decides for several requests together. */
    GroupedDecisions grouped() {
        return grouped;
    }

    private DecisionTrace alone(Request request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(request);
            } catch (LiveRuleBook.Replaced e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                live.catchUp();
            }
        }
    }

    private DecisionTrace attempt(Request request) {
        DecisionQuery query = request.query();
        PreparedDecision prepared = prepare(query);
        return query.dry() ? preview(prepared) : commit(prepared, query, request.answer());
    }

    /** Reads the facts and evaluates the rules. This is the expensive part, and no lock is held. */
    private PreparedDecision prepare(DecisionQuery query) {
        DecisionModel model = live.book();
        Instant asOf = query.asOf() == null ? now() : query.asOf();
        DecisionInput input = query.input(customer(query), model.viewpoint(asOf));
        return new PreparedDecision(model, input, model.rules().proposals(input.view()));
    }

    /** Decides without recording. A preview has no id, even if it repeats an earlier decision. */
    private DecisionTrace preview(PreparedDecision prepared) {
        CustomerView view = prepared.input().view();
        ContactHistory history = decisionRecorder
                .histories(prepared.model(), List.of(view), view.asOf())
                .of(view.id());
        DecisionTrace result = prepared.decide(decider, history);
        return result.with(result.decision().withoutId());
    }

    /** Decides and records in one transaction. */
    private DecisionTrace commit(PreparedDecision prepared, DecisionQuery query, @Nullable KeyedAnswer answer) {
        boolean stored = query.customer() == null;
        CustomerView view = prepared.input().view();
        return decisionRecorder.commit(prepared.model(), List.of(view), stored, view.asOf(), attempt -> {
            if (answer != null) {
                answer.claim();
            }
            ContactHistory history = attempt.lock().of(view.id());
            DecisionTrace result = prepared.decide(decider, history);
            // A repeated decision has been recorded before.
            if (result.decision().decisionId() == null) {
                result = idAssigner.assign(result);
                attempt.record(List.of(result));
            }
            if (stored && query.asOf() == null) {
                attempt.planWakeUps(List.of(result), List.of());
            }
            if (answer != null) {
                answer.store(result);
            }
            live.assertCurrent(prepared.model());
            return result;
        });
    }

    private StoredCustomer customer(DecisionQuery query) {
        if (query.customer() != null) {
            Customer inline = customers.withRefusals(query.customer());
            return new StoredCustomer(inline, FactsHash.of(inline));
        }
        String id = Objects.requireNonNull(query.customerId(), "A query has either facts or an id");
        return customers.find(id).orElseThrow(() -> new NotFound("customer", id));
    }

    /**
     * Returns the current time in milliseconds, since databases round: a decision read back must equal the original.
     */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
