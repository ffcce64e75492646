package org.holdfast.decisions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.holdfast.facts.Channel;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.Preference;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * An action that may be taken, with its score: one that a rule proposes now, or one that was answered before and is
 * still open.
 *
 * @param proposal {@code null} for an offer that stands although no rule proposes it any more
 * @param open the earlier answer, when there is one that is still open
 * @param granted what would be given; {@code null} when nothing
 * @param needed the step of authority that this takes
 */
record Candidate(
        @Nullable Proposal proposal,
        @Nullable RecordedAction open,
        Channel channel,
        @Nullable String subject,
        @Nullable BigDecimal granted,
        AuthorityLevel needed,
        Score score) {

    /**
     * The order in which actions come: kind first, then the score; where those are equal, the action's name, what it is
     * about, the rule's name, the channel, and at last the line of the rule and the things it found decide, so that the
     * result is always the same.
     */
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(Candidate::kind)
            .thenComparing(each -> each.score.total(), Comparator.reverseOrder())
            .thenComparing(Candidate::action)
            .thenComparing(Candidate::subject, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Candidate::rule)
            .thenComparing(Candidate::channel)
            .thenComparing(Candidate::found);

    /** By the place of the rule in the book; what stands although no rule proposes it any more comes last. */
    static final Comparator<Candidate> AS_WRITTEN = Comparator.comparing(
            Candidate::proposal,
            Comparator.nullsLast(Comparator.comparing(
                            (Proposal proposal) -> proposal.rule().origin().file())
                    .thenComparing(proposal -> proposal.rule().origin().line())
                    .thenComparing(proposal -> proposal.rule().then().indexOf(proposal.wish()))));

    /** What makes two candidates the same to the customer. */
    record Identity(String action, @Nullable String subject) {}

    /** A new action for a proposal. */
    static Candidate of(
            Proposal proposal, Channel channel, @Nullable BigDecimal granted, AuthorityLevel needed, Score score) {
        return new Candidate(proposal, null, channel, proposal.subject(), granted, needed, score);
    }

    /** The same answer as before. */
    static Candidate standingOffer(RecordedAction open, Decision.DecidedAction act, Channel channel) {
        return new Candidate(
                null,
                open,
                channel,
                open.matter().subject(),
                open.granted(),
                act.grant().authority(),
                act.value().score());
    }

    ActionKind kind() {
        return proposal == null ? past().action().kind() : proposal.action().kind();
    }

    String action() {
        return proposal == null ? past().action().id() : proposal.action().id();
    }

    String rule() {
        return proposal == null ? past().rule() : proposal.rule().name();
    }

    Identity identity() {
        return new Identity(action(), subject);
    }

    /** Which of the candidates with this identity is chosen. */
    Preference prefer() {
        return proposal == null ? Preference.SCORE : proposal.action().prefer();
    }

    /** What would be given; 0 when nothing. */
    BigDecimal amount() {
        return Objects.requireNonNullElse(granted, BigDecimal.ZERO);
    }

    /** What the rule wants to give; 0 when nothing. */
    BigDecimal desired() {
        return Objects.requireNonNullElse(proposal == null ? granted : proposal.desired(), BigDecimal.ZERO);
    }

    /** Distinguishes two proposals of one rule when all else is equal. */
    private String found() {
        if (proposal == null) {
            return past().actionId();
        }
        StringBuilder found = new StringBuilder().append(proposal.rule().then().indexOf(proposal.wish()));
        for (int i = 1; i < proposal.bound().length; i++) {
            found.append('\n').append(proposal.bound()[i]);
        }
        return found.toString();
    }

    private RecordedAction past() {
        if (open == null) {
            throw new IllegalStateException("A candidate comes from a proposal or from an earlier answer");
        }
        return open;
    }

    /** The end of the last day on which a new action is valid, in the customer's zone. */
    static @Nullable Instant validUntil(Action action, DecisionInput input) {
        return action.usage().validDays() == null
                ? null
                : input.view()
                        .today()
                        .plusDays(action.usage().validDays() + 1L)
                        .atStartOfDay(input.view().zone())
                        .toInstant();
    }
}
