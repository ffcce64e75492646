package org.holdfast.decisions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.limits.Limits;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a proposal before the choice. It can only hold back or give less; it never adds or changes anything else.
 */
public interface Guardrail {

    /** Its name in {@code heldBack.by}: lower-case letters and hyphens. */
    String name();

    /** The kinds of action it looks at. */
    Set<ActionKind> kinds();

    /** Whether the verdict can depend on the channel. If it cannot, and it is no, no other channel is tried. */
    default boolean asksAboutChannel() {
        return false;
    }

    /**
     * Whether the verdict can depend on what else is chosen in the same decision. Only such guardrails are checked
     * again after something was chosen, so a guardrail that may grant less must say yes.
     */
    default boolean asksAboutChosen() {
        return false;
    }

    /**
     * Whether an action that is open and only repeated must pass too. What was counted or reserved once is not counted
     * twice.
     */
    default boolean asksAgain() {
        return false;
    }

    Verdict check(ProposedAction wanted, DecisionContext situation);

    /**
     * What is wanted.
     *
     * @param rule name of the rule that wants it
     * @param subject number of the thing it is about; {@code null} when it is about the customer
     * @param incident such as {@code late-order:5512}, when it answers one
     * @param channel on which it would reach the customer
     * @param amount what it would give, after what other guardrails took off; {@code null} when it gives nothing
     */
    record ProposedAction(
            Action action,
            String rule,
            @Nullable String subject,
            @Nullable String incident,
            Channel channel,
            @Nullable BigDecimal amount) {

        public static ProposedAction of(Proposal proposal, Channel channel) {
            return new ProposedAction(
                    proposal.action(),
                    proposal.rule().name(),
                    proposal.subject(),
                    proposal.incident(),
                    channel,
                    proposal.desired());
        }

        ProposedAction on(Channel other) {
            return new ProposedAction(action, rule, subject, incident, other, amount);
        }

        ProposedAction with(@Nullable BigDecimal other) {
            return new ProposedAction(action, rule, subject, incident, channel, other);
        }
    }

    /**
     * Where it is wanted.
     *
     * @param chosen what this decision holds already
     */
    record DecisionContext(DecisionModel book, DecisionInput question, List<Decision.DecidedAction> chosen) {

        public CustomerView view() {
            return question.view();
        }

        public ContactHistory standing() {
            return question.standing();
        }

        public Limits limits() {
            return book.rules().limits();
        }

        /**
         * Whether taking the action on this channel means that we turn to the customer, rather than answering one who
         * is here.
         */
        public boolean isContact(Channel channel) {
            return channel.startedByUs() && !question.moment().customerIsHere();
        }

        /**
         * Whether an amount in the company's currency is too small to be given; where nothing is rounded, only 0 is.
         */
        public boolean isNothing(BigDecimal amount) {
            return amount.signum() == 0
                    || view().viewpoint().semantics().givesWholeUnits()
                            && view().viewpoint()
                                            .rates()
                                            .inWholeUnits(amount, null)
                                            .signum()
                                    == 0;
        }

        /** Whether the customer came to us on this very channel. */
        public boolean isAnswer(Channel channel) {
            return question.moment().customerIsHere()
                    && (channel == question.channel()
                            || channel == Channel.CALL && question.moment() == DecisionMoment.INBOUND_CALL);
        }
    }

    /** The result of a check. */
    sealed interface Verdict {

        /** No objection. */
        record Allowed() implements Verdict {}

        /**
         * Not now.
         *
         * @param because key of the reason in {@link HoldReasons}
         * @param details values for that text, by name
         * @param liftsAt from when it would be allowed, nothing else changing; {@code null} when time alone does not
         *     help
         * @param authority the step that could allow it; {@code null} when none
         */
        record HeldBack(
                String because,
                Map<String, Object> details,
                @Nullable Instant liftsAt,
                @Nullable AuthorityLevel authority)
                implements Verdict {}

        /**
         * No more than that. Where it is less than is wanted, and less than the smallest sensible amount of the action,
         * it is held back.
         *
         * @param otherwise what to say then
         */
        record AtMost(BigDecimal amount, HeldBack otherwise) implements Verdict {}

        /** Only the difference is due; the rest was given before. */
        record Difference(BigDecimal amount) implements Verdict {}

        Verdict ALLOWED = new Allowed();

        static HeldBack heldBack(String because, @Nullable Instant liftsAt) {
            return new HeldBack(because, Map.of(), liftsAt, null);
        }

        static HeldBack heldBack(String because, Map<String, Object> details, @Nullable Instant liftsAt) {
            return new HeldBack(because, details, liftsAt, null);
        }
    }
}
