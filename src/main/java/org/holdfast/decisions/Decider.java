package org.holdfast.decisions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.decisions.Decision.DecidedAction;
import org.holdfast.decisions.Decision.HeldBack;
import org.holdfast.decisions.Guardrail.DecisionContext;
import org.holdfast.facts.Provenance;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.messages.MessageText;
import org.holdfast.messages.Messages;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/** Decides. Plain computation: the same book, question and guardrails give the same decision. */
public final class Decider {

    private final Map<ActionKind, List<Guardrail>> guardrails;

    public Decider(List<Guardrail> guardrails) {
        this.guardrails = GuardrailChain.byKind(guardrails);
    }

    /**
     * What can hold back, by the names that a decision tells: the guardrails, and what stands before and after them.
     */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(Set.of("channel", "truthfulness"));
        guardrails.values().forEach(each -> each.forEach(guardrail -> names.add(guardrail.name())));
        return names;
    }

    /** The decision for one customer, without ids: nothing is recorded yet. */
    public DecisionTrace decide(DecisionModel book, DecisionInput input) {
        return choose(book, input, book.rules().proposals(input.view()));
    }

    /** Decisions for several customers, in their order; cheaper than one by one. */
    public List<DecisionTrace> decide(DecisionModel book, List<DecisionInput> questions) {
        List<List<Proposal>> proposals = book.rules()
                .proposals(questions.stream().map(DecisionInput::view).toList());
        List<DecisionTrace> decisions = new ArrayList<>(questions.size());
        for (int i = 0; i < questions.size(); i++) {
            decisions.add(choose(book, questions.get(i), proposals.get(i)));
        }
        return decisions;
    }

    /** The decision among proposals that are known already. */
    public DecisionTrace choose(DecisionModel book, DecisionInput input, List<Proposal> proposals) {
        List<DecidedAction> acts = new ArrayList<>(input.max());
        List<HeldBack> heldBack = new ArrayList<>();
        List<EvaluatedProposal> weighed = new ArrayList<>(proposals.size());
        GuardrailChain chain = new GuardrailChain(guardrails, new DecisionContext(book, input, acts));
        Set<Candidate.Identity> taken = new HashSet<>();
        CandidateOrder candidateOrder = new CandidateOrder(allowed(chain, input, proposals, heldBack, weighed));
        for (List<Candidate> group = candidateOrder.next();
                group != null && acts.size() < input.max();
                group = candidateOrder.next()) {
            Candidate candidate = group.get(0);
            if (accept(book, input, chain, candidate, acts, heldBack, weighed)) {
                taken.add(candidate.identity());
            } else {
                candidateOrder.withoutFirst(group);
            }
        }
        heldBack.removeIf(held -> taken.contains(new Candidate.Identity(held.action(), held.subject())));
        return new DecisionTrace(
                decision(
                        book,
                        input,
                        acts,
                        heldBack.stream().sorted(HeldBack.ORDER).distinct().toList()),
                proposals,
                weighed);
    }

    private static Decision decision(
            DecisionModel book, DecisionInput input, List<DecidedAction> acts, List<HeldBack> heldBack) {
        Decision.Outcome outcome = !acts.isEmpty()
                ? Decision.Outcome.ACT
                : heldBack.isEmpty() ? Decision.Outcome.NOTHING : Decision.Outcome.HOLD;
        CustomerView view = input.view();
        boolean repeated = !acts.isEmpty() && acts.stream().allMatch(act -> act.actionId() != null);
        String first = repeated
                ? input.standing().acts().stream()
                        .filter(past -> past.actionId().equals(acts.get(0).actionId()))
                        .map(RecordedAction::decisionId)
                        .findFirst()
                        .orElse(null)
                : null;
        return new Decision(
                first,
                view.id(),
                view.asOf(),
                outcome,
                book.rules().version(),
                repeated,
                acts,
                heldBack,
                new Decision.FactsUsed(input.factsHash(), oldest(view.facts().sources())));
    }

    /** What may be taken; the rest is added to {@code heldBack}. */
    private static List<Candidate> allowed(
            GuardrailChain chain,
            DecisionInput input,
            List<Proposal> proposals,
            List<HeldBack> heldBack,
            List<EvaluatedProposal> weighed) {
        List<Candidate> candidates = new ArrayList<>(proposals.size());
        for (Proposal proposal : proposals) {
            passed(chain.evaluate(proposal), candidates, heldBack, weighed);
        }
        standingOffers(chain, input, proposals, candidates, heldBack, weighed);
        return candidates;
    }

    private static void passed(
            GuardrailChain.Passed passed,
            List<Candidate> candidates,
            List<HeldBack> heldBack,
            List<EvaluatedProposal> weighed) {
        weighed.add(passed.weighed());
        if (passed.candidate() != null) {
            candidates.add(passed.candidate());
        } else if (passed.heldBack() != null) {
            heldBack.add(passed.heldBack());
        }
    }

    /** What was offered stays offered until its date, whatever the rules propose today. */
    private static void standingOffers(
            GuardrailChain chain,
            DecisionInput input,
            List<Proposal> proposals,
            List<Candidate> candidates,
            List<HeldBack> heldBack,
            List<EvaluatedProposal> weighed) {
        Instant now = input.view().asOf();
        for (RecordedAction past : input.standing().acts()) {
            DecidedAction act = past.act();
            if (act != null
                    && past.isStandingOffer(now)
                    && proposals.stream()
                            .noneMatch(
                                    proposal -> past.isAbout(proposal.action().id(), proposal.subject()))) {
                passed(chain.evaluateStandingOffer(past, act), candidates, heldBack, weighed);
            }
        }
    }

    /** Adds the action, unless the earlier ones of this decision or an unknown value are against it. */
    private boolean accept(
            DecisionModel book,
            DecisionInput input,
            GuardrailChain chain,
            Candidate candidate,
            List<DecidedAction> acts,
            List<HeldBack> heldBack,
            List<EvaluatedProposal> weighed) {
        Proposal proposal = candidate.proposal();
        if (candidate.open() != null && candidate.open().act() != null) {
            acts.add(candidate
                    .open()
                    .act()
                    .repeated(acts.size() + 1, candidate.channel(), chain.isContact(candidate.channel())));
            return true;
        }
        if (proposal == null) {
            throw new IllegalStateException("A candidate comes from a proposal or from an earlier answer");
        }
        Candidate now = candidate;
        if (!acts.isEmpty()) {
            GuardrailChain.Passed passed = chain.recheck(candidate, proposal);
            weighed.replaceAll(each -> each.isAbout(passed.weighed()) ? passed.weighed() : each);
            if (passed.candidate() == null) {
                heldBack.add(passed.heldBack());
                return false;
            }
            now = passed.candidate();
        }
        Messages.RenderedMessage said =
                book.messages().render(proposal, input.view().language(), now.granted());
        MessageText message = said.message();
        if (message == null || said.reason() == null) {
            GuardrailChain.Passed untold = chain.missingText(proposal, said.missing());
            weighed.replaceAll(each -> each.isAbout(untold.weighed()) ? untold.weighed() : each);
            heldBack.add(untold.heldBack());
            return false;
        }
        acts.add(act(book, input, chain, proposal, now, acts.size() + 1, message, said));
        return true;
    }

    private static DecidedAction act(
            DecisionModel book,
            DecisionInput input,
            GuardrailChain chain,
            Proposal proposal,
            Candidate candidate,
            int rank,
            MessageText message,
            Messages.RenderedMessage said) {
        Action action = proposal.action();
        return new DecidedAction(
                null,
                rank,
                action.id(),
                action.kind(),
                action.purpose(),
                action.area(),
                proposal.rule().name(),
                said.reason(),
                candidate.channel(),
                new Decision.Message(message.language(), message.subject(), message.body()),
                action.worth(),
                action.cost(),
                candidate.score(),
                money(proposal.desired(), book),
                money(candidate.granted(), book),
                candidate.needed(),
                action.kind() == ActionKind.OBLIGATION ? null : action.budget(),
                proposal.incident(),
                candidate.subject(),
                promised(action, said, input),
                said.choices().stream()
                        .map(choice -> new Decision.Choice(choice.id(), choice.text()))
                        .toList(),
                Candidate.validUntil(action, input),
                chain.isContact(candidate.channel()));
    }

    /** Due at the end of its last day, in the customer's zone. */
    private static Decision.@Nullable Promised promised(
            Action action, Messages.RenderedMessage said, DecisionInput input) {
        return action.promise() == null || said.promise() == null
                ? null
                : new Decision.Promised(
                        said.promise(),
                        input.view()
                                .today()
                                .plusDays(action.promise().dueDays() + 1L)
                                .atStartOfDay(input.view().zone())
                                .toInstant(),
                        action.promise().keptBy());
    }

    private static Decision.@Nullable Money money(@Nullable BigDecimal amount, DecisionModel book) {
        return amount == null
                ? null
                : new Decision.Money(amount, book.assumptions().currency());
    }

    private static @Nullable Instant oldest(@Nullable Map<String, Provenance> sources) {
        return sources == null
                ? null
                : sources.values().stream()
                        .map(Provenance::at)
                        .min(Instant::compareTo)
                        .orElse(null);
    }
}
