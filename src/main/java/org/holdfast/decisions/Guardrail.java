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
 * A check that a proposed action must pass before it can be chosen. A guardrail can only hold an action back or reduce
 * its amount.
 */
public interface Guardrail {

    /** Returns the name in {@code heldBack.by}: lower-case letters and hyphens. */
    String name();

    /** Returns the kinds of action that this guardrail checks. */
    Set<ActionKind> kinds();

    /**
     * Returns whether the verdict can depend on the channel. If not, an action that is held back is not tried on other
     * channels.
     */
    default boolean dependsOnChannel() {
        return false;
    }

    /**
     * Returns whether the verdict can depend on other actions of the same decision. Only such guardrails are checked
     * again after an action was chosen, so this must be {@code true} for every guardrail that can reduce an amount.
     */
    default boolean dependsOnChosen() {
        return false;
    }

    /**
     * Returns whether the guardrail also checks open actions that are only repeated. Guardrails that count or reserve
     * do not, since that happened the first time.
     */
    default boolean checksRepeated() {
        return false;
    }

    /** Checks a proposed action. */
    Verdict check(ProposedAction proposed, DecisionContext context);

    /**
     * An action that a rule proposes, on one channel.
     *
     * @param rule name of the rule
     * @param subject id of the order, complaint or other fact that the action concerns; {@code null} when it concerns
     *     the customer as a whole
     * @param incident incident that the action remedies, such as {@code late-order:5512}; {@code null} if none
     * @param amount amount to give after the reductions by earlier guardrails; {@code null} when nothing is given
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
     * The context of a check.
     *
     * @param chosen the actions that this decision has chosen so far
     */
    record DecisionContext(DecisionModel model, DecisionInput input, List<Decision.DecidedAction> chosen) {

        public CustomerView view() {
            return input.view();
        }

        public ContactHistory history() {
            return input.history();
        }

        public Limits limits() {
            return model.rules().limits();
        }

        /**
         * Returns whether an action on this channel means that we contact the customer, rather than answer one who
         * contacted us.
         */
        public boolean isContact(Channel channel) {
            return channel.startedByUs() && !input.moment().customerIsHere();
        }

        /**
         * Returns whether an amount in the company's currency is too small to be given. Under semantics that do not
         * round, only 0 is.
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

        /** Returns whether the customer contacted us on this channel. */
        public boolean isAnswer(Channel channel) {
            return input.moment().customerIsHere()
                    && (channel == input.channel()
                            || channel == Channel.CALL && input.moment() == DecisionMoment.INBOUND_CALL);
        }
    }

    /** The result of a check. */
    sealed interface Verdict {

        /** No objection. */
        record Allowed() implements Verdict {}

        /**
         * The action is held back.
         *
         * @param because key of the reason in {@link HoldReasons}
         * @param details values in the text of the reason, by name
         * @param liftsAt when the hold ends, all else unchanged; {@code null} when time alone does not end it
         * @param authority level that could allow the action; {@code null} when none could
         */
        record HeldBack(
                String because,
                Map<String, Object> details,
                @Nullable Instant liftsAt,
                @Nullable AuthorityLevel authority)
                implements Verdict {}

        /**
         * The amount is limited. If the limit is below the proposed amount and below the smallest sensible amount of
         * the action, the action is held back.
         *
         * @param otherwise the hold in that case
         */
        record AtMost(BigDecimal amount, HeldBack otherwise) implements Verdict {}

        /**
         * The amount is reduced to the difference to what was given before.
         *
         * @param otherwise the hold of what cannot be given in part
         */
        record Difference(BigDecimal amount, HeldBack otherwise) implements Verdict {}

        Verdict ALLOWED = new Allowed();

        static HeldBack heldBack(String because, @Nullable Instant liftsAt) {
            return new HeldBack(because, Map.of(), liftsAt, null);
        }

        static HeldBack heldBack(String because, Map<String, Object> details, @Nullable Instant liftsAt) {
            return new HeldBack(because, details, liftsAt, null);
        }
    }
}
