package org.holdfast.decisions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Labels;
import org.holdfast.facts.Purpose;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done for a customer, and why. This is what callers receive and what is stored.
 *
 * @param decisionId {@code null} when nothing was recorded
 * @param ruleBook version of the rule book that decided
 * @param repeated whether an open action was answered again
 */
public record Decision(@Nullable String decisionId, String customerId, Instant asOf, Outcome outcome, String ruleBook,
                       boolean repeated, List<Act> actions, List<HeldBack> heldBack, FactsUsed facts) {

    public Decision {
        actions = List.copyOf(actions);
        heldBack = List.copyOf(heldBack);
    }

    /** The same decision under an id; its actions are numbered after it. */
    public Decision named(String id) {
        return new Decision(id, customerId, asOf, outcome, ruleBook, repeated,
                actions.stream().map(act -> act.withId(id + "." + act.rank())).toList(), heldBack, facts);
    }

    /** How a decision ended. */
    public enum Outcome {
        /** There is something to do. */
        ACT,
        /** Something was proposed, and all of it held back. */
        HOLD,
        /** Nothing was proposed. */
        NOTHING;

        @Override
        public String toString() {
            return Labels.of(this);
        }
    }

    /**
     * One action to take.
     *
     * @param actionId unique; outcomes are reported under it
     * @param rank 1 is the next-best-action
     * @param reason can be read to the customer
     * @param worth in the company's currency
     * @param incident such as {@code late-order:5512}, when it answers one
     */
    public record Act(@Nullable String actionId, int rank, String action, ActionKind kind, Purpose purpose, String area, String rule,
                      String reason, Channel channel, Message message, BigDecimal worth, BigDecimal cost, Score score,
                      @Nullable Money desired, @Nullable Money granted, @Nullable String incident, @Nullable String subject,
                      @Nullable Instant validUntil) {

        Act withId(String id) {
            return new Act(id, rank, action, kind, purpose, area, rule, reason, channel, message, worth, cost, score, desired, granted,
                    incident, subject, validUntil);
        }
    }

    /** What the customer reads. */
    public record Message(String language, String subject, String body) {
    }

    /** An amount with its ISO 4217 currency. */
    public record Money(BigDecimal amount, String currency) {
    }

    /**
     * An action that was proposed and may not be taken now.
     *
     * @param by the guardrail
     * @param liftsAt when it will no longer hold the action back, nothing else changing; {@code null} when time alone does not help
     */
    public record HeldBack(String action, String rule, String by, String reason, @Nullable String subject, @Nullable Instant liftsAt) {
    }

    /**
     * What the decision rests on.
     *
     * @param oldest when the least fresh collection was last told to us, as far as that is known
     */
    public record FactsUsed(String hash, @Nullable Instant oldest) {
    }
}
