package org.holdfast.decisions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.decisions.Decision.Act;
import org.holdfast.decisions.Decision.HeldBack;
import org.holdfast.decisions.Guardrail.Situation;
import org.holdfast.facts.Source;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.messages.Messages;
import org.holdfast.messages.Text;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/** Decides. Plain computation: the same book, question and guardrails give the same decision. */
public final class Decider {

    private final Map<ActionKind, List<Guardrail>> guardrails;

    public Decider(List<Guardrail> guardrails) {
        this.guardrails = Passage.byKind(guardrails);
    }

    /** What can hold back, by the names that a decision tells: the guardrails, and what stands before and after them. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(Set.of("channel", "truthfulness"));
        guardrails.values().forEach(each -> each.forEach(guardrail -> names.add(guardrail.name())));
        return names;
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

    /** The decision among proposals that are known already. */
    public Deliberation choose(DecisionBook book, Question question, List<Proposal> proposals) {
        List<Act> acts = new ArrayList<>(question.max());
        List<HeldBack> heldBack = new ArrayList<>();
        List<Weighed> weighed = new ArrayList<>(proposals.size());
        Passage passage = new Passage(guardrails, new Situation(book, question, acts));
        Set<Candidate.Identity> taken = new HashSet<>();
        Ranking ranking = new Ranking(allowed(passage, question, proposals, heldBack, weighed));
        for (List<Candidate> group = ranking.next(); group != null && acts.size() < question.max(); group = ranking.next()) {
            Candidate candidate = group.get(0);
            if (take(book, question, passage, candidate, acts, heldBack, weighed)) {
                taken.add(candidate.identity());
            } else {
                ranking.withoutFirst(group);
            }
        }
        heldBack.removeIf(held -> taken.contains(new Candidate.Identity(held.action(), held.subject())));
        return new Deliberation(decision(book, question, acts, heldBack.stream().sorted(HeldBack.ORDER).distinct().toList()), proposals,
                weighed);
    }

    private static Decision decision(DecisionBook book, Question question, List<Act> acts, List<HeldBack> heldBack) {
        Decision.Outcome outcome = !acts.isEmpty() ? Decision.Outcome.ACT
                : heldBack.isEmpty() ? Decision.Outcome.NOTHING : Decision.Outcome.HOLD;
        CustomerView view = question.view();
        boolean repeated = !acts.isEmpty() && acts.stream().allMatch(act -> act.actionId() != null);
        String first = repeated ? question.standing().acts().stream().filter(past -> past.actionId().equals(acts.get(0).actionId()))
                .map(PastAct::decisionId).findFirst().orElse(null) : null;
        return new Decision(first, view.id(), view.asOf(), outcome, book.rules().version(), repeated, acts, heldBack,
                new Decision.FactsUsed(question.factsHash(), oldest(view.facts().sources())));
    }

    /** What may be taken; the rest is added to {@code heldBack}. */
    private static List<Candidate> allowed(Passage passage, Question question, List<Proposal> proposals, List<HeldBack> heldBack,
                                           List<Weighed> weighed) {
        List<Candidate> candidates = new ArrayList<>(proposals.size());
        for (Proposal proposal : proposals) {
            passed(passage.lead(proposal), candidates, heldBack, weighed);
        }
        standingOffers(passage, question, proposals, candidates, heldBack, weighed);
        return candidates;
    }

    private static void passed(Passage.Passed passed, List<Candidate> candidates, List<HeldBack> heldBack, List<Weighed> weighed) {
        weighed.add(passed.weighed());
        if (passed.candidate() != null) {
            candidates.add(passed.candidate());
        } else if (passed.heldBack() != null) {
            heldBack.add(passed.heldBack());
        }
    }

    /** What was offered stays offered until its date, whatever the rules propose today. */
    private static void standingOffers(Passage passage, Question question, List<Proposal> proposals, List<Candidate> candidates,
                                       List<HeldBack> heldBack, List<Weighed> weighed) {
        Instant now = question.view().asOf();
        for (PastAct past : question.standing().acts()) {
            Act act = past.act();
            if (act != null && past.isStandingOffer(now) && proposals.stream()
                    .noneMatch(proposal -> past.isAbout(proposal.action().id(), proposal.subject()))) {
                passed(passage.leadAgain(past, act), candidates, heldBack, weighed);
            }
        }
    }

    /** Adds the action, unless the earlier ones of this decision or an unknown value are against it. */
    private boolean take(DecisionBook book, Question question, Passage passage, Candidate candidate, List<Act> acts, List<HeldBack> heldBack,
                         List<Weighed> weighed) {
        Proposal proposal = candidate.proposal();
        if (candidate.open() != null && candidate.open().act() != null) {
            acts.add(candidate.open().act().again(acts.size() + 1, candidate.channel(), passage.isContact(candidate.channel())));
            return true;
        }
        if (proposal == null) {
            throw new IllegalStateException("A candidate comes from a proposal or from an earlier answer");
        }
        Candidate now = candidate;
        if (!acts.isEmpty()) {
            Passage.Passed passed = passage.leadOn(candidate, proposal);
            weighed.replaceAll(each -> each.isAbout(passed.weighed()) ? passed.weighed() : each);
            if (passed.candidate() == null) {
                heldBack.add(passed.heldBack());
                return false;
            }
            now = passed.candidate();
        }
        Messages.Said said = book.messages().say(proposal, question.view().language(), now.granted());
        Text message = said.message();
        if (message == null || said.reason() == null) {
            Passage.Passed untold = passage.untold(proposal, said.missing());
            weighed.replaceAll(each -> each.isAbout(untold.weighed()) ? untold.weighed() : each);
            heldBack.add(untold.heldBack());
            return false;
        }
        acts.add(act(book, question, passage, proposal, now, acts.size() + 1, message, said));
        return true;
    }

    private static Act act(DecisionBook book, Question question, Passage passage, Proposal proposal, Candidate candidate, int rank,
                           Text message, Messages.Said said) {
        Action action = proposal.action();
        return new Act(null, rank, action.id(), action.kind(), action.purpose(), action.area(), proposal.rule().name(), said.reason(),
                candidate.channel(), new Decision.Message(message.language(), message.subject(), message.body()), action.worth(), action.cost(),
                candidate.score(), money(proposal.desired(), book), money(candidate.granted(), book), candidate.needed(),
                action.kind() == ActionKind.OBLIGATION ? null : action.budget(), proposal.incident(), candidate.subject(),
                promised(action, said, question),
                said.choices().stream().map(choice -> new Decision.Choice(choice.id(), choice.text())).toList(),
                Candidate.validUntil(action, question), passage.isContact(candidate.channel()));
    }

    /** Due at the end of its last day, in the customer's zone. */
    private static Decision.@Nullable Promised promised(Action action, Messages.Said said, Question question) {
        return action.promise() == null || said.promise() == null ? null : new Decision.Promised(said.promise(),
                question.view().today().plusDays(action.promise().dueDays() + 1L).atStartOfDay(question.view().zone()).toInstant(),
                action.promise().keptBy());
    }

    private static Decision.@Nullable Money money(@Nullable BigDecimal amount, DecisionBook book) {
        return amount == null ? null : new Decision.Money(amount, book.assumptions().currency());
    }

    private static @Nullable Instant oldest(@Nullable Map<String, Source> sources) {
        return sources == null ? null : sources.values().stream().map(Source::at).min(Instant::compareTo).orElse(null);
    }
}
