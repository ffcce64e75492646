package org.holdfast.decisioning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.holdfast.batch.CaseAnswer;
import org.holdfast.batch.LimitUse;
import org.holdfast.batch.PreparedDecision;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.rules.engine.RuleLimitExceeded;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/** Decides for several customers in one transaction. Each gets the same decision as if decided alone, in this order. */
final class BatchDecider {

    private final Decider decider;
    private final DecisionRecorder decisionRecorder;
    private final IdAssigner idAssigner;

    BatchDecider(Decider decider, DecisionRecorder decisionRecorder, IdAssigner idAssigner) {
        this.decider = decider;
        this.decisionRecorder = decisionRecorder;
        this.idAssigner = idAssigner;
    }

    /** A batch of customers with the proposals for each, and the customers whose rules would take too long. */
    record PreparedBatch(DecisionModel model, List<PreparedDecision> prepared, List<RunReport.Refused> refused) {

        List<CustomerView> views() {
            return prepared.stream().map(each -> each.input().view()).toList();
        }

        PreparedBatch without(Set<String> customers) {
            return new PreparedBatch(
                    model,
                    prepared.stream()
                            .filter(each ->
                                    !customers.contains(each.input().view().id()))
                            .toList(),
                    refused);
        }
    }

    /** The decisions of a batch, and the customers whose rules would take too long. */
    record DecidedBatch(List<DecisionTrace> results, List<RunReport.Refused> refused) {

        List<Decision> decisions() {
            return results.stream().map(DecisionTrace::decision).toList();
        }
    }

    /** Evaluates the rules for a batch of customers. */
    static PreparedBatch prepare(DecisionModel model, EvaluationContext context, List<StoredCustomer> customers) {
        return prepare(
                model,
                customers.stream()
                        .map(each -> DecisionInput.about(CustomerView.of(each.facts(), context), each.hash()))
                        .toList());
    }

    static PreparedBatch prepare(DecisionModel model, List<DecisionInput> inputs) {
        try {
            List<List<Proposal>> proposals = model.rules()
                    .proposals(inputs.stream().map(DecisionInput::view).toList());
            return new PreparedBatch(
                    model,
                    IntStream.range(0, inputs.size())
                            .mapToObj(i -> new PreparedDecision(model, inputs.get(i), proposals.get(i)))
                            .toList(),
                    List.of());
        } catch (RuleLimitExceeded e) {
            return oneByOne(model, inputs);
        }
    }

    /** Evaluates customers one by one, so that one of them cannot block the others. */
    private static PreparedBatch oneByOne(DecisionModel model, List<DecisionInput> inputs) {
        PreparedBatch batch = new PreparedBatch(model, new ArrayList<>(), new ArrayList<>());
        for (DecisionInput input : inputs) {
            try {
                batch.prepared.add(
                        new PreparedDecision(model, input, model.rules().proposals(input.view())));
            } catch (RuleLimitExceeded e) {
                batch.refused.add(RunReport.refused(input.view().id(), e));
            }
        }
        return batch;
    }

    /**
     * What the decisions of a run have drawn from budgets and taken of use limits so far, so that each is made with
     * what the earlier ones left.
     */
    static final class Totals {

        private final Set<String> limited;
        private @Nullable LimitUse use;

        Totals(DecisionModel model) {
            this.limited = LimitUse.placesIn(model.rules()).keySet();
        }

        ContactHistory left(ContactHistory history) {
            use = use == null ? LimitUse.of(history) : use;
            return use.in(history);
        }

        void add(ContactHistory before, Decision decision) {
            use = LimitUse.of(before).plus(LimitUse.by(decision, before.first(), limited));
        }
    }

    /** Decides without recording. */
    DecidedBatch preview(PreparedBatch batch, Totals totals, Instant asOf) {
        DecidedBatch decided = choose(batch, totals, decisionRecorder.histories(batch.model, batch.views(), asOf));
        return new DecidedBatch(
                decided.results.stream()
                        .map(each -> each.with(each.decision().withoutId()))
                        .toList(),
                decided.refused);
    }

    /** Runs {@code work}, which must call {@link #decide}, in one transaction. */
    <T> T commit(PreparedBatch batch, Instant now, Function<DecisionRecorder.Attempt, T> work) {
        return decisionRecorder.commit(batch.model, batch.views(), true, now, work);
    }

    /** Decides, and records the decisions that propose something. */
    DecidedBatch decide(PreparedBatch batch, DecisionRecorder.Attempt attempt) {
        DecidedBatch decided = choose(batch, new Totals(batch.model), attempt.lock());
        List<DecisionTrace> results = new ArrayList<>(decided.results.size());
        List<DecisionTrace> recorded = new ArrayList<>();
        for (DecisionTrace each : decided.results) {
            boolean isNew = CaseAnswer.isNew(each.decision());
            DecisionTrace result = isNew ? idAssigner.assign(each) : each;
            results.add(result);
            if (isNew) {
                recorded.add(result);
            }
        }
        attempt.record(recorded);
        attempt.planWakeUps(
                results,
                decided.refused.stream().map(RunReport.Refused::customerId).toList());
        return new DecidedBatch(results, decided.refused);
    }

    /**
     * Decides for those customers of a batch that could be locked, one after the other. Those whose rules would take
     * too long are left out.
     */
    List<DecisionTrace> choose(PreparedBatch batch, DecisionRecorder.Available available) {
        List<PreparedDecision> locked = batch.prepared.stream()
                .filter(each -> available.histories().knows(each.input().view().id()))
                .toList();
        PreparedBatch left = new PreparedBatch(batch.model, locked, batch.refused);
        return choose(left, new Totals(batch.model), available.histories()).results;
    }

    /** Decides one customer after the other, each with the budgets and the contacts that the earlier ones left. */
    private DecidedBatch choose(PreparedBatch batch, Totals totals, DecisionRecorder.Histories known) {
        DecidedBatch decided = new DecidedBatch(new ArrayList<>(), new ArrayList<>(batch.refused));
        DecisionRecorder.Histories histories = known;
        for (PreparedDecision each : batch.prepared) {
            String id = each.input().view().id();
            ContactHistory history = totals.left(histories.of(id));
            try {
                DecisionTrace result = each.decide(decider, history);
                totals.add(history, result.decision());
                histories = histories.and(result.decision());
                decided.results.add(result);
            } catch (RuleLimitExceeded e) {
                decided.refused.add(RunReport.refused(id, e));
            }
        }
        return decided;
    }
}
