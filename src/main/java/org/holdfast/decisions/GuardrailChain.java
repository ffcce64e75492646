package org.holdfast.decisions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.holdfast.decisions.Decision.HeldBack;
import org.holdfast.decisions.Guardrail.DecisionContext;
import org.holdfast.decisions.Guardrail.ProposedAction;
import org.holdfast.decisions.Guardrail.Verdict;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.Channel;
import org.holdfast.rules.limits.Weights;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.Preference;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.model.Repetition;
import org.jspecify.annotations.Nullable;

/** Evaluates proposals against the guardrails, channel by channel, for one decision. */
final class GuardrailChain {

    private final Map<ActionKind, List<Guardrail>> guardrails;
    private final DecisionContext situation;
    private final Weights weights;

    GuardrailChain(Map<ActionKind, List<Guardrail>> guardrails, DecisionContext situation) {
        this.guardrails = guardrails;
        this.situation = situation;
        this.weights = situation.limits().weights().on(situation.view().today(), Weights.PLAIN);
    }

    /** By kind, so that a guardrail only sees the kinds of action it checks. */
    static Map<ActionKind, List<Guardrail>> byKind(List<Guardrail> guardrails) {
        Map<ActionKind, List<Guardrail>> byKind = new EnumMap<>(ActionKind.class);
        for (ActionKind kind : ActionKind.values()) {
            byKind.put(
                    kind,
                    guardrails.stream()
                            .filter(each -> each.kinds().contains(kind))
                            .toList());
        }
        return byKind;
    }

    /**
     * How a proposal came through the guardrails.
     *
     * @param candidate {@code null} when it is held back
     * @param heldBack {@code null} when it is allowed
     */
    record Evaluation(
            @Nullable Candidate candidate, @Nullable HeldBack heldBack, EvaluatedProposal evaluated) {

        static Evaluation allowed(Candidate candidate, List<EvaluatedProposal.GuardrailFinding> said) {
            return new Evaluation(candidate, null, EvaluatedProposal.of(candidate, said));
        }
    }

    /** The amount that is left after some guardrails, or the guardrail that holds it back. */
    private record Grant(
            @Nullable BigDecimal amount, @Nullable HeldBackFrom heldBack) {}

    private record HeldBackFrom(Guardrail guardrail, Verdict.HeldBack verdict) {}

    private record HeldBackBy(String guardrail, Verdict.HeldBack verdict) {}

    /** Evaluates a proposal against all guardrails of its kind. An action that is still open is repeated. */
    Evaluation evaluate(Proposal proposal) {
        RecordedAction open = situation
                .standing()
                .open(
                        proposal.action().id(),
                        proposal.subject(),
                        situation.view().asOf())
                .orElse(null);
        if (proposal.wish().amount() != null && proposal.desired() == null && open == null) {
            return heldBack(
                    ProposedAction.of(proposal, proposal.action().channels().get(0)),
                    new HeldBackBy("truthfulness", amountUnknown(proposal)),
                    List.of());
        }
        if (open == null && comesToNothing(proposal)) {
            return heldBack(
                    ProposedAction.of(proposal, proposal.action().channels().get(0)),
                    new HeldBackBy("truthfulness", Verdict.heldBack("amount-nothing", null)),
                    List.of());
        }
        return evaluate(ProposedAction.of(proposal, proposal.action().channels().get(0)), proposal, open);
    }

    private Verdict.HeldBack amountUnknown(Proposal proposal) {
        String currency = proposal.wish().amount() == null
                ? null
                : proposal.wish().amount().missingRate(proposal.bound());
        return currency == null
                ? Verdict.heldBack("amount-unknown", null)
                : Verdict.heldBack(
                        "rate-unknown",
                        Map.of(
                                "currency",
                                currency,
                                "home",
                                situation.book().assumptions().currency()),
                        null);
    }

    /** Whether the rule means to give something, and what it comes to is less than can be given. */
    private boolean comesToNothing(Proposal proposal) {
        BigDecimal desired = proposal.desired();
        return desired != null
                && situation.view().viewpoint().semantics().givesWholeUnits()
                && situation.isNothing(desired);
    }

    /** Evaluates an offer that was made and that no rule proposes any more. */
    Evaluation evaluateStandingOffer(RecordedAction open) {
        Decision.DecidedAction act = Objects.requireNonNull(open.act(), "A standing offer keeps its action");
        Action action = situation.book().rules().actions().get(act.action().id());
        return evaluate(
                new ProposedAction(
                        action == null ? asOffered(act) : action,
                        act.cause().rule(),
                        act.matter().subject(),
                        act.matter().incident(),
                        act.contact().channel(),
                        open.granted()),
                null,
                open);
    }

    /** Repeats, after something was chosen, the checks that depend on it. */
    Evaluation recheck(Candidate candidate, Proposal proposal) {
        List<EvaluatedProposal.GuardrailFinding> said = new ArrayList<>(0);
        Grant grant = grant(
                ProposedAction.of(proposal, candidate.channel()),
                guardrails.get(candidate.kind()).stream()
                        .filter(Guardrail::asksAboutChosen)
                        .toList(),
                said);
        // Where this channel is closed now, another one may be open.
        return grant.heldBack == null
                ? Evaluation.allowed(candidate(proposal, candidate.channel(), grant.amount), said)
                : evaluate(proposal);
    }

    private Evaluation evaluate(ProposedAction wanted, @Nullable Proposal proposal, @Nullable RecordedAction open) {
        List<Channel> channels = channels(wanted.action(), open);
        List<HeldBackBy> against = new ArrayList<>(channels.size());
        List<EvaluatedProposal.GuardrailFinding> said = new ArrayList<>(0);
        for (Channel channel : channels) {
            Grant grant = grant(wanted.on(channel), asked(wanted.action(), open, channel), said);
            if (grant.heldBack == null) {
                return Evaluation.allowed(
                        open != null && open.act() != null
                                ? Candidate.standingOffer(open, open.act(), channel)
                                : candidate(Objects.requireNonNull(proposal), channel, grant.amount),
                        said);
            }
            said.add(EvaluatedProposal.GuardrailFinding.of(
                    channel, grant.heldBack.guardrail.name(), grant.heldBack.verdict));
            if (!grant.heldBack.guardrail.asksAboutChannel()) {
                return heldBack(wanted, new HeldBackBy(grant.heldBack.guardrail.name(), grant.heldBack.verdict), said);
            }
            against.add(new HeldBackBy(grant.heldBack.guardrail.name(), grant.heldBack.verdict));
        }
        // Of several channels that are closed, the one that opens first says when.
        return heldBack(
                wanted,
                against.stream()
                        .min(Comparator.comparing(
                                each -> each.verdict.liftsAt(),
                                Comparator.nullsLast(Comparator.<Instant>naturalOrder())))
                        .orElseGet(() -> new HeldBackBy(
                                "channel",
                                Verdict.heldBack(
                                        "channel",
                                        Map.of(
                                                "channel",
                                                String.valueOf(
                                                        situation.question().channel())),
                                        null))),
                said);
    }

    /**
     * Which guardrails apply. A repeated action was counted and reserved the first time, but not as a contact, if it
     * was none then.
     */
    private List<Guardrail> asked(Action action, @Nullable RecordedAction open, Channel channel) {
        List<Guardrail> all = guardrails.get(action.kind());
        if (open == null) {
            return all;
        }
        boolean newContact = situation.isContact(channel) && !open.contact().startedByUs();
        return all.stream()
                .filter(each -> each.asksAgain() || newContact && each.asksAboutChannel())
                .toList();
    }

    /** Held back because the text for the customer needs a value that is unknown. */
    Evaluation missingText(Proposal proposal, Set<String> missing) {
        return heldBack(
                ProposedAction.of(proposal, proposal.action().channels().get(0)),
                new HeldBackBy(
                        "truthfulness",
                        Verdict.heldBack("message-unknown", Map.of("missing", String.join(", ", missing)), null)),
                List.of());
    }

    private Candidate candidate(Proposal proposal, Channel channel, @Nullable BigDecimal granted) {
        return Candidate.of(
                proposal,
                channel,
                granted,
                needed(proposal.action(), granted),
                Score.of(
                        weights,
                        proposal.action(),
                        granted,
                        channel,
                        situation.question().moment()));
    }

    private AuthorityLevel needed(Action action, @Nullable BigDecimal granted) {
        return action.grant().unasked()
                ? AuthorityLevel.AUTOMATIC
                : AuthorityPolicy.needed(
                        situation.limits().authority().on(situation.view().today()), granted);
    }

    private Grant grant(ProposedAction first, List<Guardrail> asked, List<EvaluatedProposal.GuardrailFinding> said) {
        ProposedAction wanted = first;
        for (Guardrail guardrail : asked) {
            Verdict verdict = guardrail.check(wanted, situation);
            if (verdict instanceof Verdict.HeldBack held) {
                return new Grant(null, new HeldBackFrom(guardrail, held));
            }
            if (verdict instanceof Verdict.Difference difference) {
                wanted = wanted.with(difference.amount());
                said.add(EvaluatedProposal.GuardrailFinding.less(
                        wanted.channel(), guardrail.name(), difference.amount()));
            } else if (verdict instanceof Verdict.AtMost most
                    && wanted.amount() != null
                    && most.amount().compareTo(wanted.amount()) < 0) {
                BigDecimal least = wanted.action().grant().atLeast();
                if (least == null
                        || situation.isNothing(most.amount())
                        || most.amount().compareTo(least) < 0) {
                    return new Grant(null, new HeldBackFrom(guardrail, most.otherwise()));
                }
                wanted = wanted.with(most.amount());
                said.add(EvaluatedProposal.GuardrailFinding.less(wanted.channel(), guardrail.name(), most.amount()));
            }
        }
        return new Grant(wanted.amount(), null);
    }

    /**
     * The asked channel alone, or all of the action's: the one of the first answer or the one the customer prefers at
     * the head.
     */
    private List<Channel> channels(Action action, @Nullable RecordedAction open) {
        List<Channel> possible = action.channels();
        Channel asked = situation.question().channel();
        if (asked != null) {
            return possible.contains(asked) ? List.of(asked) : List.of();
        }
        Channel preferred = open != null
                ? open.contact().channel()
                : situation.view().facts().preferredChannel();
        if (preferred == null || !possible.contains(preferred) || possible.get(0) == preferred) {
            return possible;
        }
        List<Channel> ordered = new ArrayList<>(possible);
        ordered.remove(preferred);
        ordered.add(0, preferred);
        return ordered;
    }

    /** An action that the rule book no longer knows. */
    private static Action asOffered(Decision.DecidedAction act) {
        return new Action(
                act.action().id(),
                act.cause().area(),
                act.action().kind(),
                act.action().purpose(),
                List.of(act.contact().channel()),
                null,
                Preference.FIRST,
                new Action.Economics(act.value().worth(), act.value().cost()),
                new Action.GrantTerms(act.grant().budget(), null, false),
                new Action.UsageLimits(null, Repetition.UNLIMITED, Map.of()),
                Action.Content.NONE,
                SourceLocation.of(""));
    }

    private Evaluation heldBack(ProposedAction wanted, HeldBackBy by, List<EvaluatedProposal.GuardrailFinding> said) {
        HeldBack held = new HeldBack(
                wanted.action().id(),
                wanted.rule(),
                by.guardrail,
                HoldReasons.format(situation.view().language(), by.verdict),
                wanted.subject(),
                by.verdict.liftsAt(),
                by.verdict.authority());
        return new Evaluation(
                null,
                held,
                EvaluatedProposal.of(
                        held,
                        wanted.amount(),
                        said.isEmpty()
                                ? List.of(EvaluatedProposal.GuardrailFinding.of(null, by.guardrail, by.verdict))
                                : said));
    }
}
