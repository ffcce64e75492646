package org.holdfast.decisions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.Decision.Act;
import org.holdfast.decisions.Decision.HeldBack;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Source;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.messages.Messages;
import org.holdfast.messages.Text;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/** Decides. Plain computation: the same book, question and guardrails give the same decision. */
public final class Decider {

    private final List<Guardrail> guardrails;

    public Decider(List<Guardrail> guardrails) {
        this.guardrails = List.copyOf(guardrails);
    }

    /** The decision for one customer, without ids: nothing is recorded yet. */
    public Deliberation decide(DecisionBook book, Question question) {
        return choose(book, question, book.rules().proposals(question.view()));
    }

    /** Decisions for several customers, in their order; cheaper than one by one. */
    public List<Deliberation> decide(DecisionBook book, List<Question> questions) {
        List<List<Proposal>> proposals = book.rules().proposals(questions.stream().map(Question::view).toList());
        List<Deliberation> decisions = new ArrayList<>(questions.size());
        for (int i = 0; i < questions.size(); i++) {
            decisions.add(choose(book, questions.get(i), proposals.get(i)));
        }
        return decisions;
    }

    private Deliberation choose(DecisionBook book, Question question, List<Proposal> proposals) {
        List<HeldBack> heldBack = new ArrayList<>();
        List<Act> acts = new ArrayList<>(question.max());
        Set<Object> taken = new HashSet<>();
        for (Candidate candidate : ranked(proposals)) {
            HeldBack held = taken.contains(candidate.identity()) ? null : guarded(candidate, question);
            if (held != null) {
                heldBack.add(held);
            } else if (acts.size() < question.max() && !taken.contains(candidate.identity())
                    && propose(book, question, candidate, acts, heldBack)) {
                taken.add(candidate.identity());
            }
        }
        Decision.Outcome outcome = !acts.isEmpty() ? Decision.Outcome.ACT
                : heldBack.isEmpty() ? Decision.Outcome.NOTHING : Decision.Outcome.HOLD;
        CustomerView view = question.view();
        Decision decision = new Decision(null, view.id(), view.asOf(), outcome, book.rules().version(), false, acts, heldBack,
                new Decision.FactsUsed(question.factsHash(), oldest(view.facts().sources())));
        return new Deliberation(decision, proposals);
    }

    /** Best first. */
    private static List<Candidate> ranked(List<Proposal> proposals) {
        if (proposals.isEmpty()) {
            return List.of();
        }
        List<Candidate> candidates = new ArrayList<>(proposals.size());
        proposals.forEach(proposal -> candidates.add(Candidate.of(proposal)));
        candidates.sort(Candidate.BEST_FIRST);
        return candidates;
    }

    private @Nullable HeldBack guarded(Candidate candidate, Question question) {
        if (channel(candidate.proposal().action(), question) == null) {
            return held(candidate, "channel", "This cannot be done by " + question.channel() + ".", null);
        }
        for (Guardrail guardrail : guardrails) {
            if (guardrail.check(candidate.proposal(), question) instanceof Guardrail.Verdict.HeldBack verdict) {
                return held(candidate, guardrail.name(), verdict.reason(), verdict.liftsAt());
            }
        }
        return null;
    }

    private static HeldBack held(Candidate candidate, String by, String reason, @Nullable Instant liftsAt) {
        Proposal proposal = candidate.proposal();
        return new HeldBack(proposal.action().id(), proposal.rule().name(), by, reason, candidate.subject(), liftsAt);
    }

    /** Adds the action, unless it would have to say something that is not known. */
    private static boolean propose(DecisionBook book, Question question, Candidate candidate, List<Act> acts,
                                   List<HeldBack> heldBack) {
        Proposal proposal = candidate.proposal();
        if (proposal.wish().amount() != null && candidate.granted() == null) {
            heldBack.add(held(candidate, "truthfulness", "The amount hangs on a fact that is not known.", null));
            return false;
        }
        Messages.Said said = book.messages().say(proposal, question.view().language(), candidate.granted());
        Text message = said.message();
        if (message == null || said.reason() == null) {
            heldBack.add(held(candidate, "truthfulness", "The message would need what is not known: "
                    + String.join(", ", said.missing()) + ".", null));
            return false;
        }
        acts.add(act(book, question, candidate, acts.size() + 1, message, said.reason()));
        return true;
    }

    private static Act act(DecisionBook book, Question question, Candidate candidate, int rank, Text message, String reason) {
        Proposal proposal = candidate.proposal();
        Action action = proposal.action();
        Channel channel = channel(action, question);
        if (channel == null) {
            throw new IllegalStateException("An action without a channel passed the guardrails");
        }
        BigDecimal granted = candidate.granted();
        Decision.Money money = granted == null ? null : new Decision.Money(granted, book.assumptions().currency());
        return new Act(null, rank, action.id(), action.kind(), action.purpose(), action.area(), proposal.rule().name(), reason,
                channel, new Decision.Message(message.language(), message.subject(), message.body()), action.worth(), action.cost(),
                candidate.score(), money, money, proposal.incident(), candidate.subject(), validUntil(action, question.view()));
    }

    /** The asked channel, or the one the customer prefers, or the action's best; {@code null} when the asked one is none of its. */
    private static @Nullable Channel channel(Action action, Question question) {
        if (question.channel() != null) {
            return action.channels().contains(question.channel()) ? question.channel() : null;
        }
        Channel preferred = question.view().facts().preferredChannel();
        return preferred != null && action.channels().contains(preferred) ? preferred : action.channels().get(0);
    }

    /** The end of the last day on which the action is valid, in the customer's zone. */
    private static @Nullable Instant validUntil(Action action, CustomerView view) {
        return action.validDays() == null ? null
                : view.today().plusDays(action.validDays() + 1L).atStartOfDay(view.zone()).toInstant();
    }

    private static @Nullable Instant oldest(@Nullable Map<String, Source> sources) {
        return sources == null ? null : sources.values().stream().map(Source::at).min(Instant::compareTo).orElse(null);
    }
}
