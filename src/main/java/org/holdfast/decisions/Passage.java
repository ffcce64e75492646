package org.holdfast.decisions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.holdfast.decisions.Decision.HeldBack;
import org.holdfast.decisions.Guardrail.Situation;
import org.holdfast.decisions.Guardrail.Verdict;
import org.holdfast.decisions.Guardrail.Wanted;
import org.holdfast.facts.Channel;
import org.holdfast.rules.limits.Weights;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/** Leads proposals past the guardrails, channel by channel, for one decision. */
final class Passage {

    private final Map<ActionKind, List<Guardrail>> guardrails;
    private final Situation situation;
    private final Weights weights;

    Passage(Map<ActionKind, List<Guardrail>> guardrails, Situation situation) {
        this.guardrails = guardrails;
        this.situation = situation;
        this.weights = situation.limits().weights().on(situation.view().today(), Weights.PLAIN);
    }

    /** By kind, so that nobody is asked about what does not concern them. */
    static Map<ActionKind, List<Guardrail>> byKind(List<Guardrail> guardrails) {
        Map<ActionKind, List<Guardrail>> byKind = new EnumMap<>(ActionKind.class);
        for (ActionKind kind : ActionKind.values()) {
            byKind.put(kind, guardrails.stream().filter(each -> each.kinds().contains(kind)).toList());
        }
        return byKind;
    }

    /** What became of a proposal: one of the two is there. */
    record Passed(@Nullable Candidate candidate, @Nullable HeldBack heldBack) {
    }

    /** How an amount came through. */
    private record Grant(@Nullable BigDecimal amount, @Nullable HeldBackBy heldBack) {
    }

    private record HeldBackBy(String guardrail, Verdict.HeldBack verdict) {
    }

    Passed lead(Proposal proposal) {
        PastAct open = situation.standing().open(proposal.action().id(), proposal.subject(), situation.view().asOf()).orElse(null);
        if (proposal.wish().amount() != null && proposal.desired() == null && open == null) {
            return heldBack(proposal, new HeldBackBy("truthfulness", Verdict.heldBack("amount-unknown", null)));
        }
        List<Channel> channels = channels(proposal);
        if (channels.isEmpty()) {
            return heldBack(proposal, new HeldBackBy("channel", Verdict.heldBack("channel",
                    Map.of("channel", String.valueOf(situation.question().channel())), null)));
        }
        List<HeldBackBy> against = new ArrayList<>(channels.size());
        for (Channel channel : channels) {
            Grant grant = grant(proposal, channel, open != null);
            if (grant.heldBack == null) {
                return new Passed(open != null && open.act() != null ? Candidate.again(open, open.act(), channel)
                        : candidate(proposal, channel, grant.amount), null);
            }
            against.add(grant.heldBack);
        }
        // Of several channels that are closed, the one that opens first tells when.
        return heldBack(proposal, against.stream().min(Comparator.comparing(each -> each.verdict.liftsAt(),
                Comparator.nullsLast(Comparator.<Instant>naturalOrder()))).orElseThrow());
    }

    /** An offer that was made and that no rule proposes any more; {@code null} where a guardrail is against it. */
    @Nullable Candidate leadAgain(PastAct open, Decision.Act act) {
        Channel asked = situation.question().channel();
        return asked == null || asked == act.channel() ? Candidate.again(open, act, act.channel()) : null;
    }

    private Candidate candidate(Proposal proposal, Channel channel, @Nullable BigDecimal granted) {
        return Candidate.of(proposal, channel, granted, needed(granted),
                Score.of(weights, proposal.action(), granted, channel, situation.question().moment()));
    }

    private Step needed(@Nullable BigDecimal granted) {
        return AuthorityLadder.needed(situation.limits().authority().on(situation.view().today()), granted);
    }

    private Grant grant(Proposal proposal, Channel channel, boolean again) {
        BigDecimal amount = proposal.desired();
        for (Guardrail guardrail : guardrails.get(proposal.action().kind())) {
            if (again && !guardrail.asksAgain()) {
                continue;
            }
            Verdict verdict = guardrail.check(new Wanted(proposal, channel, amount), situation);
            if (verdict instanceof Verdict.HeldBack held) {
                return new Grant(amount, new HeldBackBy(guardrail.name(), held));
            }
            if (verdict instanceof Verdict.Difference difference) {
                amount = difference.amount();
            } else if (verdict instanceof Verdict.AtMost most && amount != null && most.amount().compareTo(amount) < 0) {
                BigDecimal least = proposal.action().atLeast();
                if (least == null || most.amount().compareTo(least) < 0) {
                    return new Grant(amount, new HeldBackBy(guardrail.name(), most.otherwise()));
                }
                amount = most.amount();
            }
        }
        return new Grant(amount, null);
    }

    /** The asked channel alone, or all of the action's, the one the customer prefers first. */
    private List<Channel> channels(Proposal proposal) {
        List<Channel> possible = proposal.action().channels();
        Channel asked = situation.question().channel();
        if (asked != null) {
            return possible.contains(asked) ? List.of(asked) : List.of();
        }
        Channel preferred = situation.view().facts().preferredChannel();
        if (preferred == null || !possible.contains(preferred) || possible.get(0) == preferred) {
            return possible;
        }
        List<Channel> ordered = new ArrayList<>(possible);
        ordered.remove(preferred);
        ordered.add(0, preferred);
        return ordered;
    }

    private Passed heldBack(Proposal proposal, HeldBackBy by) {
        return new Passed(null, new HeldBack(proposal.action().id(), proposal.rule().name(), by.guardrail,
                HoldReasons.say(situation.view().language(), by.verdict), proposal.subject(), by.verdict.liftsAt(), by.verdict.authority()));
    }
}
