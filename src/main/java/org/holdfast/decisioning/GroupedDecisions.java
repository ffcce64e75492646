package org.holdfast.decisioning;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.holdfast.coordination.WorkGroups;
import org.holdfast.decisioning.DecisionService.Request;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.facts.Customer;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.publishing.LiveRuleBook;
import org.jspecify.annotations.Nullable;

/**
 * Decides for the customers of several requests with the queries of one, and records the decisions in one transaction.
 * Each customer gets the same decision as alone, in the order of the requests. A customer whom another transaction has
 * locked, who is not stored, or whose rules would take too long is left out and decided for alone.
 */
final class GroupedDecisions implements WorkGroups.Work<Request, DecisionTrace> {

    private final LiveRuleBook live;
    private final Decider decider;
    private final CustomerRepository customers;
    private final DecisionRecorder decisionRecorder;
    private final BatchDecider batches;
    private final Clock clock;
    private final IdAssigner idAssigner;
    private final Function<Request, DecisionTrace> alone;

    GroupedDecisions(
            LiveRuleBook live,
            Decider decider,
            CustomerRepository customers,
            DecisionRecorder decisionRecorder,
            Clock clock,
            IdAssigner idAssigner,
            Function<Request, DecisionTrace> alone) {
        this.live = live;
        this.decider = decider;
        this.customers = customers;
        this.decisionRecorder = decisionRecorder;
        this.batches = new BatchDecider(decider, decisionRecorder, idAssigner);
        this.clock = clock;
        this.idAssigner = idAssigner;
        this.alone = alone;
    }

    /** Returns whether two requests can share a group: both record or both do not, for different customers. */
    static boolean fit(Request one, Request other) {
        return one.query().dry() == other.query().dry()
                && isStored(one) == isStored(other)
                && !id(one).equals(id(other));
    }

    private static boolean isStored(Request request) {
        return request.query().customer() == null;
    }

    private static String id(Request request) {
        Customer inline = request.query().customer();
        return inline == null ? Objects.requireNonNull(request.query().customerId()) : inline.id();
    }

    @Override
    public DecisionTrace alone(Request request) {
        return alone.apply(request);
    }

    @Override
    public List<@Nullable DecisionTrace> together(List<Request> requests) {
        DecisionModel model = live.book();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        BatchDecider.PreparedBatch batch = BatchDecider.prepare(model, inputs(requests, model, now));
        Map<String, DecisionTrace> results = new HashMap<>();
        if (requests.get(0).query().dry()) {
            preview(batch, now).forEach(each -> results.put(each.decision().customerId(), each));
        } else {
            commit(batch, requests, now)
                    .forEach(each -> results.put(each.decision().customerId(), each));
        }
        List<@Nullable DecisionTrace> answers = new ArrayList<>(requests.size());
        requests.forEach(each -> answers.add(results.get(id(each))));
        return answers;
    }

    private List<DecisionInput> inputs(List<Request> requests, DecisionModel model, Instant now) {
        Map<String, StoredCustomer> facts = facts(requests);
        List<DecisionInput> inputs = new ArrayList<>(requests.size());
        for (Request request : requests) {
            StoredCustomer customer = facts.get(id(request));
            if (customer != null) {
                inputs.add(request.query().input(customer, model.viewpoint(now)));
            }
        }
        return inputs;
    }

    private Map<String, StoredCustomer> facts(List<Request> requests) {
        Map<String, StoredCustomer> facts = new HashMap<>();
        if (isStored(requests.get(0))) {
            customers
                    .findAll(requests.stream().map(GroupedDecisions::id).toList())
                    .forEach(each -> facts.put(each.facts().id(), each));
        } else {
            for (Request request : requests) {
                Customer inline = customers.withRefusals(
                        Objects.requireNonNull(request.query().customer()));
                facts.put(inline.id(), new StoredCustomer(inline, FactsHash.of(inline)));
            }
        }
        return facts;
    }

    /** Decides without recording. Previews do not see each other. */
    private List<DecisionTrace> preview(BatchDecider.PreparedBatch batch, Instant now) {
        DecisionRecorder.Histories histories = decisionRecorder.histories(batch.model(), batch.views(), now);
        return batch.prepared().stream()
                .map(each ->
                        each.decide(decider, histories.of(each.input().view().id())))
                .map(each -> each.with(each.decision().withoutId()))
                .toList();
    }

    private List<DecisionTrace> commit(BatchDecider.PreparedBatch batch, List<Request> requests, Instant now) {
        List<Request> keyed = requests.stream()
                .filter(each -> each.answer() != null)
                .sorted(Comparator.comparing(
                        each -> Objects.requireNonNull(each.answer()).order()))
                .toList();
        boolean stored = isStored(requests.get(0));
        return decisionRecorder.commit(batch.model(), batch.views(), stored, now, attempt -> {
            keyed.forEach(each -> Objects.requireNonNull(each.answer()).claim());
            DecisionRecorder.Available available = attempt.lockAvailable();
            List<DecisionTrace> results = available == null ? List.of() : record(batch, available, stored);
            store(keyed, results);
            live.assertCurrent(batch.model());
            return results;
        });
    }

    private List<DecisionTrace> record(
            BatchDecider.PreparedBatch batch, DecisionRecorder.Available available, boolean stored) {
        List<DecisionTrace> results = new ArrayList<>();
        List<DecisionTrace> made = new ArrayList<>();
        for (DecisionTrace each : batches.choose(batch, available)) {
            boolean isNew = each.decision().decisionId() == null;
            DecisionTrace result = isNew ? idAssigner.assign(each) : each;
            results.add(result);
            if (isNew) {
                made.add(result);
            }
        }
        available.attempt().record(made);
        if (stored) {
            available.attempt().planWakeUps(results, List.of());
        }
        return results;
    }

    /**
     * Stores the answers of requests with keys.
     *
     * @throws Unanswered if a claimed key would be left without an answer
     */
    private static void store(List<Request> keyed, List<DecisionTrace> results) {
        for (Request request : keyed) {
            DecisionTrace result = results.stream()
                    .filter(each -> each.decision().customerId().equals(id(request)))
                    .findFirst()
                    .orElseThrow(Unanswered::new);
            Objects.requireNonNull(request.answer()).store(result);
        }
    }

    /** Thrown when a claimed key would be left without an answer; the requests are then answered alone. */
    private static final class Unanswered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unanswered() {
            super("A customer is locked by another transaction", null, false, false);
        }
    }
}
