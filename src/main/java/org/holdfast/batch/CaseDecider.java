package org.holdfast.batch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.json.CustomerPast;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.guardrails.LookBack;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.loyalty.programmes.Ledger;
import org.holdfast.loyalty.programmes.Programme;
import org.holdfast.loyalty.programmes.ProgrammeBalance;
import org.holdfast.rules.engine.RuleLimitExceeded;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/** Decides for customers from their facts and an exported past, as the run over all customers does. */
public final class CaseDecider {

    private final DecisionModel model;
    private final Decider decider;
    private final EvaluationContext context;
    private final LookBack lookBack;

    /** @param asOf moment of the decisions */
    public CaseDecider(DecisionModel model, Decider decider, Instant asOf) {
        this.model = model;
        this.decider = decider;
        this.context = model.viewpoint(asOf);
        this.lookBack = new LookBack(model.rules());
    }

    /**
     * A customer with what is known of the past.
     *
     * @param facts complete facts, including what the past knows beside the stored ones
     */
    public record Case(StoredCustomer facts, CustomerPast past) {}

    /**
     * A case whose rules are evaluated.
     *
     * @param history what was before, without the use of limits and contacts at shared addresses
     * @param prepared {@code null} when the rules would take too long
     * @param refusal why; {@code null} when they were evaluated
     */
    public record PreparedCase(
            Case of,
            ContactHistory history,
            @Nullable PreparedDecision prepared,
            @Nullable String refusal) {}

    public DecisionModel model() {
        return model;
    }

    /** Evaluates the rules for several customers, which is faster than one by one. */
    public List<PreparedCase> prepare(List<Case> cases) {
        List<DecisionInput> inputs = cases.stream()
                .map(each -> DecisionInput.about(CustomerView.of(each.facts.facts(), context), each.facts.hash()))
                .toList();
        List<PreparedCase> prepared = new ArrayList<>(cases.size());
        try {
            List<List<Proposal>> proposals = model.rules()
                    .proposals(inputs.stream().map(DecisionInput::view).toList());
            for (int i = 0; i < cases.size(); i++) {
                prepared.add(prepared(cases.get(i), inputs.get(i), proposals.get(i)));
            }
        } catch (RuleLimitExceeded e) {
            prepared.clear();
            for (int i = 0; i < cases.size(); i++) {
                prepared.add(alone(cases.get(i), inputs.get(i)));
            }
        }
        return prepared;
    }

    /** Evaluates a customer alone, so that one of them cannot block the others. */
    private PreparedCase alone(Case each, DecisionInput input) {
        try {
            return prepared(each, input, model.rules().proposals(input.view()));
        } catch (RuleLimitExceeded e) {
            return new PreparedCase(each, ContactHistory.NONE, null, e.getMessage());
        }
    }

    private PreparedCase prepared(Case each, DecisionInput input, List<Proposal> proposals) {
        return new PreparedCase(
                each, history(each.past, input.view()), new PreparedDecision(model, input, proposals), null);
    }

    /** Returns the past as guardrails need it: what still matters, with the balances in programmes. */
    private ContactHistory history(CustomerPast past, CustomerView view) {
        ContactHistory relevant = lookBack.relevant(past.history(), view);
        List<Programme> programmes = model.rules().programmes();
        if (programmes.isEmpty()) {
            return relevant;
        }
        Ledger ledger = past.ledger();
        return relevant.withHoldings(ProgrammeBalance.of(ledger.plus(view.dueIn(programmes, ledger))));
    }

    /**
     * Decides for a prepared customer.
     *
     * @param use what is used of budgets and use limits
     * @param made contacts of this run with other customers, by their ids
     * @throws RuleLimitExceeded if the rules would take too long with what was before
     */
    public DecisionTrace decide(
            PreparedCase prepared, LimitUse use, Map<String, List<ContactHistory.SharedContact>> made) {
        PreparedDecision ready = prepared.prepared;
        if (ready == null) {
            throw new IllegalArgumentException("The rules were not evaluated: " + prepared.refusal);
        }
        return ready.decide(decider, use.in(withShared(prepared, made)));
    }

    private static ContactHistory withShared(
            PreparedCase prepared, Map<String, List<ContactHistory.SharedContact>> made) {
        List<ContactHistory.SharedContact> shared = new ArrayList<>();
        for (CustomerPast.SharingRecord sharer : prepared.of.past.sharers()) {
            shared.addAll(sharer.contacts());
            made.getOrDefault(sharer.id(), List.of()).stream()
                    .filter(each -> each.channel().addresses() == sharer.kind())
                    .forEach(shared::add);
        }
        return shared.isEmpty() ? prepared.history : prepared.history.withShared(shared);
    }
}
