package org.holdfast.decisions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.decisions.Decision.HeldBack;
import org.holdfast.decisions.DecisionInput.Selection;
import org.holdfast.decisions.EvaluatedProposal.GuardrailFinding;
import org.holdfast.decisions.Guardrail.DecisionContext;
import org.holdfast.decisions.Guardrail.ProposedAction;
import org.holdfast.decisions.Guardrail.Verdict;
import org.holdfast.facts.Channel;
import org.holdfast.messages.Messages;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/** Evaluates proposals against the guardrails, channel by channel, for one decision. */
final class GuardrailChain {

    /** Name of the check that the action is possible on the requested channel. */
    static final String CHANNEL = "channel";
    /** Name of the check that the action may be proposed at the requested moment. */
    static final String MOMENT = "moment";
    /** Name of the check that the action has texts that the customer can read. */
    static final String LANGUAGE = "language";

    private final Map<ActionKind, List<Guardrail>> guardrails;
    private final DecisionContext context;
    private final CandidateFactory candidates;
    private final TruthfulnessCheck truthfulness;

    GuardrailChain(Map<ActionKind, List<Guardrail>> guardrails, DecisionContext context) {
        this.guardrails = guardrails;
        this.context = context;
        this.candidates = new CandidateFactory(context);
        this.truthfulness = new TruthfulnessCheck(context);
    }

    /** Groups the guardrails by kind, so that a guardrail only sees the kinds of action it checks. */
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
     * The result of evaluating a proposal or a standing offer against the guardrails: a candidate or a hold.
     *
     * @param candidate {@code null} when the action is held back
     * @param heldBack {@code null} when the action is allowed
     */
    record Evaluation(
            @Nullable Candidate candidate, @Nullable HeldBack heldBack, EvaluatedProposal evaluated) {

        static Evaluation allowed(Candidate candidate, List<GuardrailFinding> findings) {
            return new Evaluation(candidate, null, EvaluatedProposal.of(candidate, findings));
        }

        /** @param language language of the customer, in which the reason is written */
        static Evaluation heldBack(
                ProposedAction proposed,
                String guardrail,
                Verdict.HeldBack verdict,
                List<GuardrailFinding> findings,
                String language) {
            HeldBack hold = new HeldBack(
                    proposed.action().id(),
                    proposed.rule(),
                    guardrail,
                    HoldReasons.format(language, verdict),
                    proposed.subject(),
                    verdict.liftsAt(),
                    verdict.authority());
            List<GuardrailFinding> all =
                    findings.isEmpty() ? List.of(GuardrailFinding.of(null, guardrail, verdict)) : findings;
            return new Evaluation(null, hold, EvaluatedProposal.of(hold, proposed.amount(), all));
        }
    }

    /** A hold by a guardrail. */
    private record Hold(String guardrail, Verdict.HeldBack verdict, boolean dependsOnChannel) {

        static Hold by(Guardrail guardrail, Verdict.HeldBack verdict) {
            return new Hold(guardrail.name(), verdict, guardrail.dependsOnChannel());
        }

        @Nullable
        Instant liftsAt() {
            return verdict.liftsAt();
        }
    }

    /** The amount that the guardrails leave, or the hold. */
    private record Grant(
            @Nullable BigDecimal amount, @Nullable Hold hold) {}

    /** Evaluates a proposal against all guardrails of its kind. If its action is still open, it is repeated. */
    Evaluation evaluate(Proposal proposal) {
        ProposedAction proposed = capped(proposal, proposal.action().channels().get(0));
        RecordedAction open = context.history()
                .open(proposal.action().id(), proposal.subject(), context.view().asOf())
                .orElse(null);
        if (open == null && !proposal.action().usage().fits(context.input().moment())) {
            return heldBack(proposed, MOMENT, Verdict.heldBack("moment", null), List.of());
        }
        String language = context.view().language();
        if ((open == null || open.act() == null)
                && context.model().messages().languageFor(proposal, language) == null) {
            return heldBack(
                    proposed, LANGUAGE, Verdict.heldBack("no-language", Map.of("language", language), null), List.of());
        }
        Verdict.HeldBack untruthful = open == null ? truthfulness.checkAmount(proposal) : null;
        return untruthful == null
                ? evaluate(proposed, proposal, open)
                : heldBack(proposed, TruthfulnessCheck.NAME, untruthful, List.of());
    }

    /** Returns a proposal with no more than a person may give. */
    private ProposedAction capped(Proposal proposal, Channel channel) {
        ProposedAction proposed = ProposedAction.of(proposal, channel);
        Selection selection = context.input().selection();
        BigDecimal amount = selection == null || proposal.gift() != null ? null : selection.within(proposed.amount());
        return amount == null ? proposed : proposed.with(amount);
    }

    /** Evaluates an offer that was made earlier and that no rule proposes any more. */
    Evaluation evaluateStandingOffer(RecordedAction open) {
        return evaluate(candidates.proposedAgain(open), null, open);
    }

    /** Repeats, after another action was chosen, the checks that depend on it. */
    Evaluation recheck(Candidate candidate, Proposal proposal) {
        List<GuardrailFinding> findings = new ArrayList<>(0);
        Grant grant = grant(
                capped(proposal, candidate.channel()),
                guardrails.getOrDefault(candidate.kind(), List.of()).stream()
                        .filter(Guardrail::dependsOnChosen)
                        .toList(),
                proposal.gift() != null,
                findings);
        // If this channel is closed now, another one may be open.
        return grant.hold == null
                ? Evaluation.allowed(candidates.create(proposal, candidate.channel(), grant.amount), findings)
                : evaluate(proposal);
    }

    /** Returns the hold of a proposal whose text for the customer needs unknown values, or would say a zero amount. */
    Evaluation missingText(Proposal proposal, Messages.RenderedMessage rendered) {
        return heldBack(
                ProposedAction.of(proposal, proposal.action().channels().get(0)),
                TruthfulnessCheck.NAME,
                truthfulness.missingText(rendered),
                List.of());
    }

    /** Returns the hold of a proposal whose group prefers another one. */
    Evaluation passedOver(Proposal proposal, Verdict.HeldBack behind) {
        return heldBack(
                ProposedAction.of(proposal, proposal.action().channels().get(0)),
                CandidateOrder.GroupOrder.NAME,
                behind,
                List.of());
    }

    private Evaluation evaluate(ProposedAction proposed, @Nullable Proposal proposal, @Nullable RecordedAction open) {
        List<Channel> channels = channels(proposed.action(), open);
        List<Hold> holds = new ArrayList<>(channels.size());
        List<GuardrailFinding> findings = new ArrayList<>(0);
        boolean isGift = proposal != null && proposal.gift() != null;
        for (Channel channel : channels) {
            Grant grant = grant(proposed.on(channel), applicable(proposed.action(), open, channel), isGift, findings);
            Hold hold = grant.hold;
            if (hold == null) {
                return Evaluation.allowed(candidate(proposal, open, channel, grant.amount), findings);
            }
            findings.add(GuardrailFinding.of(channel, hold.guardrail, hold.verdict));
            if (!hold.dependsOnChannel) {
                return heldBack(proposed, hold.guardrail, hold.verdict, findings);
            }
            holds.add(hold);
        }
        Hold first = firstToLift(holds);
        return heldBack(proposed, first.guardrail, first.verdict, findings);
    }

    private Candidate candidate(
            @Nullable Proposal proposal, @Nullable RecordedAction open, Channel channel, @Nullable BigDecimal granted) {
        if (open != null && open.act() != null) {
            return Candidate.standingOffer(open, open.act(), channel);
        }
        return candidates.create(
                Objects.requireNonNull(proposal, "Only a standing offer has no proposal"), channel, granted);
    }

    /** Of several closed channels, the one that opens first determines the hold. */
    private Hold firstToLift(List<Hold> holds) {
        return holds.stream()
                .min(Comparator.comparing(Hold::liftsAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .orElseGet(() -> new Hold(
                        CHANNEL,
                        Verdict.heldBack(
                                "channel",
                                Map.of("channel", String.valueOf(context.input().channel())),
                                null),
                        true));
    }

    /**
     * Returns the guardrails that apply. A repeated action was counted and reserved the first time, but not as a
     * contact if it was not one then.
     */
    private List<Guardrail> applicable(Action action, @Nullable RecordedAction open, Channel channel) {
        List<Guardrail> all = guardrails.getOrDefault(action.kind(), List.of());
        if (open == null) {
            return all;
        }
        boolean newContact = context.isContact(channel) && !open.contact().startedByUs();
        return all.stream()
                .filter(each -> each.checksRepeated() || newContact && each.dependsOnChannel())
                .toList();
    }

    /** @param isGift whether it is given as a whole or not at all */
    private Grant grant(
            ProposedAction first, List<Guardrail> applicable, boolean isGift, List<GuardrailFinding> findings) {
        ProposedAction proposed = first;
        for (Guardrail guardrail : applicable) {
            Verdict verdict = guardrail.check(proposed, context);
            if (verdict instanceof Verdict.HeldBack held) {
                return new Grant(null, Hold.by(guardrail, held));
            }
            BigDecimal reduced = null;
            if (verdict instanceof Verdict.Difference difference) {
                if (isGift && isLess(difference.amount(), proposed.amount())) {
                    return new Grant(null, Hold.by(guardrail, difference.otherwise()));
                }
                reduced = difference.amount();
            } else if (verdict instanceof Verdict.AtMost most && isLess(most.amount(), proposed.amount())) {
                if (isGift || !suffices(most.amount(), proposed.action())) {
                    return new Grant(null, Hold.by(guardrail, most.otherwise()));
                }
                reduced = most.amount();
            }
            if (reduced != null) {
                proposed = proposed.with(reduced);
                findings.add(GuardrailFinding.less(proposed.channel(), guardrail.name(), reduced));
            }
        }
        return new Grant(proposed.amount(), null);
    }

    private static boolean isLess(BigDecimal amount, @Nullable BigDecimal proposed) {
        return proposed != null && amount.compareTo(proposed) < 0;
    }

    /** Returns whether a reduced amount is still worth giving. */
    private boolean suffices(BigDecimal amount, Action action) {
        BigDecimal least = action.grant().atLeast();
        return least != null && !context.isNothing(amount) && amount.compareTo(least) >= 0;
    }

    /**
     * Returns the channels to try: the requested one alone, or all of the action, first that of the earlier answer or
     * the one that the customer prefers.
     */
    private List<Channel> channels(Action action, @Nullable RecordedAction open) {
        List<Channel> possible = action.channels();
        Channel requested = context.input().channel();
        if (requested != null) {
            return possible.contains(requested) ? List.of(requested) : List.of();
        }
        Channel preferred =
                open != null ? open.contact().channel() : context.view().facts().preferredChannel();
        if (preferred == null || !possible.contains(preferred) || possible.get(0) == preferred) {
            return possible;
        }
        List<Channel> ordered = new ArrayList<>(possible);
        ordered.remove(preferred);
        ordered.add(0, preferred);
        return ordered;
    }

    private Evaluation heldBack(
            ProposedAction proposed, String guardrail, Verdict.HeldBack verdict, List<GuardrailFinding> findings) {
        return Evaluation.heldBack(
                proposed, guardrail, verdict, findings, context.view().language());
    }
}
