package org.holdfast.decisions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.promise.FulfilmentCriterion;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done for a customer, and why.
 *
 * @param decisionId {@code null} when nothing was recorded
 * @param ruleBook version of the rule book that decided
 * @param repeated whether an open action was answered again
 */
public record Decision(
        @Nullable String decisionId,
        String customerId,
        Instant asOf,
        Outcome outcome,
        String ruleBook,
        boolean repeated,
        List<DecidedAction> actions,
        List<HeldBack> heldBack,
        FactsUsed facts) {

    public Decision {
        actions = List.copyOf(actions);
        heldBack = List.copyOf(heldBack);
    }

    /**
     * The same decision under an id; its new actions are numbered after it, those that are answered again keep their
     * first ids.
     */
    public Decision withId(String id) {
        return new Decision(
                id,
                customerId,
                asOf,
                outcome,
                ruleBook,
                repeated,
                actions.stream()
                        .map(act -> act.actionId() == null ? act.withId(id + "." + act.rank()) : act)
                        .toList(),
                heldBack,
                facts);
    }

    /** The same decision, counted as another customer's: they were merged. */
    public Decision about(String otherCustomer) {
        return otherCustomer.equals(customerId)
                ? this
                : new Decision(decisionId, otherCustomer, asOf, outcome, ruleBook, repeated, actions, heldBack, facts);
    }

    /** Without anything that identifies the customer: which rules did what, when, and what it cost. */
    public Decision anonymous(String pseudonym) {
        return new Decision(
                decisionId,
                pseudonym,
                asOf,
                outcome,
                ruleBook,
                repeated,
                actions.stream().map(DecidedAction::anonymous).toList(),
                heldBack.stream().map(HeldBack::anonymous).toList(),
                new FactsUsed("erased", facts.oldest()));
    }

    /** The same decision, with other words to the customer. */
    public Decision withMessages(Function<DecidedAction, Message> words) {
        return new Decision(
                decisionId,
                customerId,
                asOf,
                outcome,
                ruleBook,
                repeated,
                actions.stream().map(act -> act.withMessage(words.apply(act))).toList(),
                heldBack,
                facts);
    }

    /** Only a look, which has no id, even where it answers what was decided before. */
    public Decision withoutId() {
        return decisionId == null
                ? this
                : new Decision(null, customerId, asOf, outcome, ruleBook, repeated, actions, heldBack, facts);
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
            return EnumLabels.of(this);
        }
    }

    /**
     * One action to take.
     *
     * @param actionId unique; outcomes are reported under it; {@code null} until the decision is recorded
     * @param rank 1 is the next-best-action
     * @param promise what it binds us to; {@code null} when nothing
     * @param choices what the customer can choose from; empty when there is nothing to choose
     */
    public record DecidedAction(
            @Nullable String actionId,
            int rank,
            ActionRef action,
            Cause cause,
            Contact contact,
            Message message,
            Value value,
            Grant grant,
            Matter matter,
            @Nullable Promised promise,
            List<Choice> choices,
            @Nullable Instant validUntil) {

        public DecidedAction {
            choices = List.copyOf(choices);
        }

        DecidedAction withId(String id) {
            return new DecidedAction(
                    id, rank, action, cause, contact, message, value, grant, matter, promise, choices, validUntil);
        }

        DecidedAction withMessage(Message words) {
            return new DecidedAction(
                    actionId, rank, action, cause, contact, words, value, grant, matter, promise, choices, validUntil);
        }

        /** Without words, and without what it is about. */
        public DecidedAction anonymous() {
            return new DecidedAction(
                    actionId,
                    rank,
                    action,
                    new Cause(cause.area, cause.rule, ""),
                    contact,
                    new Message(message.language(), "", ""),
                    value,
                    grant,
                    matter.anonymous(),
                    promise == null ? null : new Promised("", promise.dueAt(), promise.keptBy()),
                    choices.stream().map(choice -> new Choice(choice.id(), "")).toList(),
                    validUntil);
        }

        /** The same action, answered again. */
        DecidedAction repeated(int newRank, Contact newContact) {
            return new DecidedAction(
                    actionId,
                    newRank,
                    action,
                    cause,
                    newContact,
                    message,
                    value,
                    grant,
                    matter,
                    promise,
                    choices,
                    validUntil);
        }
    }

    /** An action of the rule book, as it was when it was decided. */
    public record ActionRef(String id, ActionKind kind, Purpose purpose) {

        public static ActionRef of(Action action) {
            return new ActionRef(action.id(), action.kind(), action.purpose());
        }
    }

    /**
     * What led to an action.
     *
     * @param area of the rule book
     * @param rule the name of the rule that proposed it
     * @param reason can be read to the customer
     */
    public record Cause(String area, String rule, String reason) {}

    /**
     * How an action reaches the customer.
     *
     * @param startedByUs whether taking it means that we turn to the customer
     */
    public record Contact(Channel channel, boolean startedByUs) {}

    /** What an action is worth and costs, in the company's currency, and the score that ranked it. */
    public record Value(BigDecimal worth, BigDecimal cost, Score score) {}

    /**
     * What an action grants.
     *
     * @param desired what the rule wants to give
     * @param granted what is given; less than desired when a part was given before, or when a budget holds no more
     * @param authority the step that this takes
     * @param budget from which the granted amount is drawn
     */
    public record Grant(
            @Nullable Money desired,
            @Nullable Money granted,
            AuthorityLevel authority,
            @Nullable String budget) {}

    /**
     * What an action is about.
     *
     * @param incident such as {@code late-order:5512}, when it answers one
     * @param subject number of the order or complaint, when it is not about the customer
     */
    public record Matter(
            @Nullable String incident, @Nullable String subject) {

        private Matter anonymous() {
            return new Matter(incident == null ? null : incident.replaceFirst(":.*", ":erased"), null);
        }
    }

    /**
     * What we bind ourselves to.
     *
     * @param what in the customer's words
     * @param dueAt it must be kept before this moment
     * @param keptBy what will show that it was kept
     */
    public record Promised(String what, Instant dueAt, FulfilmentCriterion keptBy) {}

    /** Something the customer can choose; an outcome names the id of the one taken. */
    public record Choice(String id, String text) {}

    /** What the customer reads. */
    public record Message(String language, String subject, String body) {}

    /** An amount with its ISO 4217 currency. */
    public record Money(BigDecimal amount, String currency) {}

    /**
     * An action that was proposed and may not be taken now.
     *
     * @param by the guardrail
     * @param liftsAt when it will no longer hold the action back, nothing else changing; {@code null} when time alone
     *     does not help
     * @param authority the step that could allow it now; {@code null} when none
     */
    public record HeldBack(
            String action,
            String rule,
            String by,
            String reason,
            @Nullable String subject,
            @Nullable Instant liftsAt,
            @Nullable AuthorityLevel authority) {

        HeldBack anonymous() {
            return new HeldBack(action, rule, by, "", null, liftsAt, authority);
        }

        /** By name, so that the order is always the same. */
        static final Comparator<HeldBack> ORDER = Comparator.comparing(HeldBack::action)
                .thenComparing(HeldBack::subject, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(HeldBack::rule)
                .thenComparing(HeldBack::by)
                .thenComparing(HeldBack::reason)
                .thenComparing(HeldBack::liftsAt, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    /**
     * What the decision rests on.
     *
     * @param oldest when the least fresh collection was last received, as far as that is known
     */
    public record FactsUsed(String hash, @Nullable Instant oldest) {}
}
