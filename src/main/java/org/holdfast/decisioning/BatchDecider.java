package org.holdfast.decisioning;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.Decision.Outcome;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.rules.engine.RuleLimitExceeded;
import org.holdfast.rules.model.Proposal;

/** Decides for several customers in one transaction; each gets the decision that it would get alone, in this order. */
final class BatchDecider {

    private final Decider decider;
    private final DecisionRecorder decisionRecorder;
    private final IdAssigner idAssigner;

    BatchDecider(Decider decider, DecisionRecorder decisionRecorder, IdAssigner idAssigner) {
        this.decider = decider;
        this.decisionRecorder = decisionRecorder;
        this.idAssigner = idAssigner;
    }

    /** Customers with what the rules propose for each, and those for whom a rule would take too long. */
    record Asked(DecisionModel model, List<PreparedDecision> prepared, List<RunReport.Refused> refused) {

        List<CustomerView> views() {
            return prepared.stream().map(each -> each.input().view()).toList();
        }
    }

    /** What was decided, and the customers for whom a rule would take too long. */
    record Chosen(List<DecisionTrace> results, List<RunReport.Refused> refused) {

        List<Decision> decisions() {
            return results.stream().map(DecisionTrace::decision).toList();
        }
    }

    static Asked ask(DecisionModel model, EvaluationContext context, List<StoredCustomer> customers) {
        List<DecisionInput> inputs = customers.stream()
                .map(each -> DecisionInput.about(CustomerView.of(each.facts(), context), each.hash()))
                .toList();
        try {
            List<List<Proposal>> proposals = model.rules()
                    .proposals(inputs.stream().map(DecisionInput::view).toList());
            return new Asked(
                    model,
                    IntStream.range(0, inputs.size())
                            .mapToObj(i -> new PreparedDecision(model, inputs.get(i), proposals.get(i)))
                            .toList(),
                    List.of());
        } catch (RuleLimitExceeded e) {
            return oneByOne(model, inputs);
        }
    }

    /** One customer must not block the others. */
    private static Asked oneByOne(DecisionModel model, List<DecisionInput> inputs) {
        Asked asked = new Asked(model, new ArrayList<>(), new ArrayList<>());
        for (DecisionInput input : inputs) {
            try {
                asked.prepared.add(
                        new PreparedDecision(model, input, model.rules().proposals(input.view())));
            } catch (RuleLimitExceeded e) {
                asked.refused.add(RunReport.refused(input.view().id(), e));
            }
        }
        return asked;
    }

    /** Decides without recording. */
    Chosen preview(Asked asked, Instant asOf) {
        Chosen chosen = choose(asked, decisionRecorder.histories(asked.model, asked.views(), asOf));
        return new Chosen(
                chosen.results.stream()
                        .map(each -> each.with(each.decision().withoutId()))
                        .toList(),
                chosen.refused);
    }

    /** Runs {@code work}, which is expected to {@link #decide}, in one transaction. */
    <T> T commit(Asked asked, Instant now, Function<DecisionRecorder.Attempt, T> work) {
        return decisionRecorder.commit(asked.model, asked.views(), true, now, work);
    }

    /** Decides and records decisions that propose something; for the others there is nothing to record. */
    Chosen decide(Asked asked, DecisionRecorder.Attempt attempt) {
        Chosen chosen = choose(asked, attempt.lock());
        List<DecisionTrace> results = new ArrayList<>(chosen.results.size());
        List<DecisionTrace> recorded = new ArrayList<>();
        for (DecisionTrace each : chosen.results) {
            boolean isNew =
                    each.decision().decisionId() == null && each.decision().outcome() != Outcome.NOTHING;
            DecisionTrace result = isNew ? idAssigner.name(each) : each;
            results.add(result);
            if (isNew) {
                recorded.add(result);
            }
        }
        attempt.record(recorded);
        return new Chosen(results, chosen.refused);
    }

    /** One customer after the other, each seeing what those before have drawn from the budgets. */
    private Chosen choose(Asked asked, Map<String, ContactHistory> histories) {
        Chosen chosen = new Chosen(new ArrayList<>(), new ArrayList<>(asked.refused));
        Map<String, BigDecimal> used = null;
        for (PreparedDecision each : asked.prepared) {
            String id = each.input().view().id();
            ContactHistory history = histories.get(id);
            used = used == null ? history.budgetUsed() : used;
            try {
                DecisionTrace result = each.decide(decider, history.withUsed(used));
                used = BudgetDraws.add(used, result.decision());
                chosen.results.add(result);
            } catch (RuleLimitExceeded e) {
                chosen.refused.add(RunReport.refused(id, e));
            }
        }
        return chosen;
    }
}
