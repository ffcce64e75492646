package org.holdfast.decisions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.decisions.Guardrail.DecisionContext;
import org.holdfast.messages.Messages;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.offers.OfferGroup;

/**
 * Makes decisions. The computation is deterministic: the same model, input and guardrails always give the same
 * decision.
 */
public final class Decider {

    private final Map<ActionKind, List<Guardrail>> guardrails;

    public Decider(List<Guardrail> guardrails) {
        this.guardrails = GuardrailChain.byKind(guardrails);
    }

    /** Returns the names that {@code heldBack.by} can have: those of the guardrails and of the checks around them. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(Set.of(
                GuardrailChain.CHANNEL,
                GuardrailChain.MOMENT,
                GuardrailChain.LANGUAGE,
                CandidateOrder.GroupOrder.NAME,
                TruthfulnessCheck.NAME));
        guardrails.values().forEach(each -> each.forEach(guardrail -> names.add(guardrail.name())));
        return names;
    }

    /** Decides for one customer. The decision has no ids, since nothing is recorded yet. */
    public DecisionTrace decide(DecisionModel model, DecisionInput input) {
        return choose(model, input, model.rules().proposals(input.view()));
    }

    /** Decides for several customers in the order of the inputs, which is faster than one by one. */
    public List<DecisionTrace> decide(DecisionModel model, List<DecisionInput> inputs) {
        List<List<Proposal>> proposals =
                model.rules().proposals(inputs.stream().map(DecisionInput::view).toList());
        List<DecisionTrace> decisions = new ArrayList<>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            decisions.add(choose(model, inputs.get(i), proposals.get(i)));
        }
        return decisions;
    }

    /** Decides among given proposals. */
    public DecisionTrace choose(DecisionModel model, DecisionInput input, List<Proposal> proposals) {
        DecisionBuilder decision = new DecisionBuilder(model, input, proposals);
        DecisionContext context = decision.context();
        GuardrailChain chain = new GuardrailChain(guardrails, context);
        ActionFactory actions = new ActionFactory(context);

        proposals.forEach(proposal -> decision.add(chain.evaluate(proposal)));
        standingOffers(input, proposals).forEach(offer -> decision.add(chain.evaluateStandingOffer(offer)));

        CandidateOrder order = new CandidateOrder(decision.candidates().stream()
                .filter(each -> input.selection() == null || input.selection().includes(each))
                .toList());
        for (List<Candidate> all = order.next(); all != null && !decision.isFull(); all = order.next()) {
            if (choose(all.get(0), decision, chain, actions)) {
                passOver(all, decision, chain);
            } else {
                order.withoutFirst(all);
            }
        }
        return decision.build();
    }

    /** Holds back the other actions of a group of offers. Other proposals of the same action are simply not chosen. */
    private static void passOver(List<Candidate> alternatives, DecisionBuilder decision, GuardrailChain chain) {
        Candidate winner = alternatives.get(0);
        OfferGroup group = winner.group();
        for (Candidate other : alternatives) {
            Proposal proposal = other.proposal();
            if (group != null && proposal != null && !other.identity().equals(winner.identity())) {
                decision.replace(chain.passedOver(proposal, CandidateOrder.GroupOrder.behind(winner, other, group)));
            }
        }
    }

    /** Returns the offers that remain valid until their date, although no rule proposes them any more. */
    private static List<RecordedAction> standingOffers(DecisionInput input, List<Proposal> proposals) {
        Instant now = input.view().asOf();
        return input.history().acts().stream()
                .filter(past -> past.isStandingOffer(now))
                .filter(past -> proposals.stream()
                        .noneMatch(proposal -> past.isAbout(proposal.action().id(), proposal.subject())))
                .toList();
    }

    /** Tries to choose a candidate. An action chosen earlier, or an unknown value in its text, can prevent that. */
    private static boolean choose(
            Candidate candidate, DecisionBuilder decision, GuardrailChain chain, ActionFactory actions) {
        RecordedAction open = candidate.open();
        if (open != null && open.act() != null) {
            decision.choose(candidate, actions.repeat(open.act(), candidate, decision.nextRank()));
            return true;
        }
        Proposal proposal = candidate.proposal();
        if (proposal == null) {
            throw new IllegalStateException("A candidate has a proposal or an earlier action");
        }
        Candidate current = candidate;
        if (!decision.isEmpty()) {
            GuardrailChain.Evaluation again = chain.recheck(candidate, proposal);
            decision.replace(again);
            if (again.candidate() == null) {
                return false;
            }
            current = again.candidate();
        }
        Messages.RenderedMessage rendered = actions.render(proposal, current);
        if (rendered.message() == null || rendered.reason() == null) {
            decision.replace(chain.missingText(proposal, rendered));
            return false;
        }
        decision.choose(current, actions.create(current, proposal, decision.nextRank(), rendered));
        return true;
    }
}
