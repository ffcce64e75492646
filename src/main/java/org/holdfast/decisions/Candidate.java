package org.holdfast.decisions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.Gift;
import org.holdfast.rules.model.Preference;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.offers.OfferGroup;
import org.jspecify.annotations.Nullable;

/**
 * An action that may be taken, with its score: one that a rule proposes now, or one that was decided before and is
 * still open.
 *
 * @param proposal {@code null} for a standing offer that no rule proposes any more
 * @param open the earlier action that is still open; {@code null} when there is none
 * @param granted amount to give; {@code null} when nothing is given
 * @param needed the level of authority that the amount needs
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
     * Orders candidates by kind, then by score. Ties are broken by the priority of the rule, then by action, subject,
     * rule, channel, and finally by the clause of the rule and the facts it matched, so that the order is always the
     * same.
     */
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(Candidate::kind)
            .thenComparing(each -> each.score.total(), Comparator.reverseOrder())
            .thenComparing(Candidate::priority, Comparator.reverseOrder())
            .thenComparing(Candidate::action)
            .thenComparing(Candidate::subject, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Candidate::rule)
            .thenComparing(Candidate::channel)
            .thenComparing(Candidate::matchKey);

    /** Orders candidates by the position of their rule in the book; standing offers come last. */
    static final Comparator<Candidate> AS_WRITTEN = Comparator.comparing(
            Candidate::proposal,
            Comparator.nullsLast(Comparator.comparing(
                            (Proposal proposal) -> proposal.rule().origin().file())
                    .thenComparing(proposal -> proposal.rule().origin().line())
                    .thenComparing(proposal -> proposal.rule().then().indexOf(proposal.clause()))));

    /** What makes two candidates the same to the customer. */
    record Identity(String action, @Nullable String subject) {}

    /** Returns the candidate for a new action. */
    static Candidate of(
            Proposal proposal, Channel channel, @Nullable BigDecimal granted, AuthorityLevel needed, Score score) {
        return new Candidate(proposal, null, channel, proposal.subject(), granted, needed, score);
    }

    /** Returns the candidate that repeats an earlier action. */
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

    Purpose purpose() {
        return proposal == null ? past().action().purpose() : proposal.action().purpose();
    }

    /** Returns what its messages are about; {@code null} if that is nothing a consent could name. */
    @Nullable
    String topic() {
        return proposal == null ? null : proposal.action().topic();
    }

    String rule() {
        return proposal == null ? past().rule() : proposal.rule().name();
    }

    /** Returns the priority of the rule; 0 for a standing offer. */
    int priority() {
        return proposal == null ? 0 : proposal.rule().priority();
    }

    /** Returns the group of which the customer gets one; {@code null} for an earlier action, which stands anyway. */
    @Nullable
    OfferGroup group() {
        return proposal == null ? null : proposal.action().offer().group();
    }

    Identity identity() {
        return new Identity(action(), subject);
    }

    /** Returns which of the candidates with this identity to prefer. */
    Preference prefer() {
        return proposal == null ? Preference.SCORE : proposal.action().prefer();
    }

    /** Returns the amount to give; 0 when nothing is given. */
    BigDecimal amount() {
        return Objects.requireNonNullElse(granted, BigDecimal.ZERO);
    }

    /** Returns the amount that the rule proposes; 0 when it proposes none. */
    BigDecimal desired() {
        return Objects.requireNonNullElse(proposal == null ? granted : proposal.desired(), BigDecimal.ZERO);
    }

    /** Returns the number of a gift that is not money, such as points; 0 if it has none. */
    BigDecimal giftNumber() {
        Gift gift = proposal == null ? null : proposal.gift();
        return gift == null || gift.number() == null ? BigDecimal.ZERO : gift.number();
    }

    /** Distinguishes two proposals of one rule when all else is equal. */
    private String matchKey() {
        if (proposal == null) {
            return past().actionId();
        }
        StringBuilder key = new StringBuilder().append(proposal.rule().then().indexOf(proposal.clause()));
        for (int i = 1; i < proposal.bound().length; i++) {
            key.append('\n').append(proposal.bound()[i]);
        }
        return key.toString();
    }

    private RecordedAction past() {
        if (open == null) {
            throw new IllegalStateException("A candidate has a proposal or an earlier action");
        }
        return open;
    }

    /** Returns the end of the last day on which a new action is valid, in the customer's time zone. */
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
