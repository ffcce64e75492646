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
import org.holdfast.loyalty.money.Payout;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.Gift;
import org.jspecify.annotations.Nullable;

/**
 * A decision: the actions for a customer, and the proposals that were held back.
 *
 * @param decisionId {@code null} when the decision was not recorded
 * @param ruleBook version of the rule book
 * @param repeated whether all actions are open actions of earlier decisions
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

    /** Returns the decision with an id. New actions get ids derived from it; repeated actions keep their ids. */
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

    /** Returns the decision for another customer, after a merge. */
    public Decision about(String otherCustomer) {
        return otherCustomer.equals(customerId)
                ? this
                : new Decision(decisionId, otherCustomer, asOf, outcome, ruleBook, repeated, actions, heldBack, facts);
    }

    /** Returns the decision without personal data; rules, dates and amounts remain. */
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
                new FactsUsed(FactsUsed.ERASED, facts.oldest()));
    }

    /**
     * Returns what is kept of a decision that is older than the company keeps decisions: everything that limits,
     * budgets, promises and reports count, without texts and scores of what was held back.
     */
    public Decision shortened() {
        return new Decision(
                decisionId,
                customerId,
                asOf,
                outcome,
                ruleBook,
                repeated,
                actions.stream().map(DecidedAction::shortened).toList(),
                heldBack.stream().map(HeldBack::shortened).distinct().toList(),
                new FactsUsed(FactsUsed.REMOVED, null));
    }

    /** Returns whether its texts, facts and receipt were removed because of its age. */
    public boolean isRemoved() {
        return facts.hash().equals(FactsUsed.REMOVED);
    }

    /** Returns the decision with other messages to the customer. */
    public Decision withMessages(Function<DecidedAction, Message> messages) {
        return new Decision(
                decisionId,
                customerId,
                asOf,
                outcome,
                ruleBook,
                repeated,
                actions.stream()
                        .map(act -> act.withMessage(messages.apply(act)))
                        .toList(),
                heldBack,
                facts);
    }

    /** Returns the decision without an id, as a preview. */
    public Decision withoutId() {
        return decisionId == null
                ? this
                : new Decision(null, customerId, asOf, outcome, ruleBook, repeated, actions, heldBack, facts);
    }

    /** The outcome of a decision. */
    public enum Outcome {
        /** There is at least one action. */
        ACT,
        /** Rules proposed actions, but all of them were held back. */
        HOLD,
        /** No rule proposed an action. */
        NOTHING;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * An action to take.
     *
     * @param actionId unique id for reporting outcomes; {@code null} until the decision is recorded
     * @param rank position; 1 is the next best action
     * @param promise promise that the action makes; {@code null} when it makes none
     * @param choices choices that the action offers the customer; may be empty
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

        DecidedAction withMessage(Message newMessage) {
            return new DecidedAction(
                    actionId,
                    rank,
                    action,
                    cause,
                    contact,
                    newMessage,
                    value,
                    grant,
                    matter,
                    promise,
                    choices,
                    validUntil);
        }

        /** Returns the action without texts and without its subject. */
        public DecidedAction anonymous() {
            return without(
                    matter.anonymous(), promise == null ? null : new Promised("", promise.dueAt(), promise.keptBy()));
        }

        /** Returns the action without texts, except that of its promise, which has to be kept. */
        public DecidedAction shortened() {
            return without(matter, promise);
        }

        private DecidedAction without(Matter newMatter, @Nullable Promised newPromise) {
            return new DecidedAction(
                    actionId,
                    rank,
                    action,
                    new Cause(cause.area, cause.rule, ""),
                    contact.anonymous(),
                    new Message(message.language(), "", ""),
                    value,
                    grant,
                    newMatter,
                    newPromise,
                    choices.stream().map(choice -> new Choice(choice.id(), "")).toList(),
                    validUntil);
        }

        /** Returns this open action as part of a later decision. */
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
     * @param area area of the rule book
     * @param rule the name of the rule that proposed it
     * @param reason reason in words for the customer
     */
    public record Cause(String area, String rule, String reason) {}

    /**
     * How an action reaches the customer.
     *
     * @param startedByUs whether we contact the customer for it
     * @param address address to use if it is not the first one of the facts; {@code null} otherwise
     */
    public record Contact(
            Channel channel, boolean startedByUs, @Nullable String address) {

        public Contact(Channel channel, boolean startedByUs) {
            this(channel, startedByUs, null);
        }

        private Contact anonymous() {
            return address == null ? this : new Contact(channel, startedByUs);
        }
    }

    /** What an action is worth and costs, in the company's currency, and the score that ranked it. */
    public record Value(BigDecimal worth, BigDecimal cost, Score score) {}

    /**
     * What an action grants.
     *
     * @param desired amount that the rule proposes
     * @param granted amount to give; less than desired when a part was given before or a limit applies
     * @param authority level that the amount needs
     * @param budget budget from which the granted amount is drawn
     * @param given what is given that is not money; {@code null} if there is nothing such
     * @param payout the granted amount in the customer's currency; {@code null} if it is given in the company's
     */
    public record Grant(
            @Nullable Money desired,
            @Nullable Money granted,
            AuthorityLevel authority,
            @Nullable String budget,
            @Nullable Given given,
            @Nullable Payout payout) {

        public Grant(
                @Nullable Money desired, @Nullable Money granted, AuthorityLevel authority, @Nullable String budget) {
            this(desired, granted, authority, budget, null, null);
        }

        /**
         * Returns what counts against budgets, allowances and authority, in the company's currency: the granted amount,
         * or what a gift is expected to cost. {@code null} if there is neither.
         */
        public @Nullable BigDecimal counted() {
            Money cost = cost();
            return cost == null ? null : cost.amount();
        }

        /** Returns the granted amount in the customer's currency; {@code null} if it is given in the company's. */
        public @Nullable Money paid() {
            return payout == null ? null : new Money(payout.amount(), payout.currency());
        }

        /** Returns {@link #counted} with the company's currency. */
        public @Nullable Money cost() {
            return given == null ? granted : given.cost;
        }
    }

    /**
     * A gift in another form than money.
     *
     * @param cost what it is expected to cost; {@code null} if nothing beyond the cost of the action
     */
    public record Given(Gift gift, @Nullable Money cost) {

        /** Returns the form of the gift, such as {@code points}. */
        public String form() {
            return gift.form().toString();
        }

        /** Returns the number of points, or the percentage; {@code null} for a form without a number. */
        public @Nullable BigDecimal number() {
            return gift.number();
        }
    }

    /**
     * The subject of an action.
     *
     * @param incident incident that the action remedies, such as {@code late-order:5512}; {@code null} if none
     * @param subject id of the order or complaint; {@code null} when the action concerns the customer as a whole
     */
    public record Matter(
            @Nullable String incident, @Nullable String subject) {

        private Matter anonymous() {
            return new Matter(incident == null ? null : incident.replaceFirst(":.*", ":erased"), null);
        }
    }

    /**
     * A promise to the customer.
     *
     * @param what text of the promise, in words for the customer
     * @param dueAt moment before which it must be kept
     * @param keptBy criterion that shows that it was kept
     */
    public record Promised(String what, Instant dueAt, FulfilmentCriterion keptBy) {}

    /** A choice of the customer. An outcome names the id of the chosen one. */
    public record Choice(String id, String text) {}

    /**
     * A message to the customer.
     *
     * @param unsubscribeLink link with which the customer unsubscribes, for the header {@code List-Unsubscribe} of an
     *     e-mail (RFC 8058); {@code null} if the text contains none
     */
    public record Message(
            String language,
            String subject,
            String body,
            @Nullable String unsubscribeLink) {

        /** Creates a message without a link to unsubscribe. */
        public Message(String language, String subject, String body) {
            this(language, subject, body, null);
        }
    }

    /** An amount with its currency, ISO 4217. */
    public record Money(BigDecimal amount, String currency) {}

    /**
     * A proposed action that was held back.
     *
     * @param by name of the guardrail
     * @param reason reason in the language of the customer
     * @param liftsAt when the hold ends, all else unchanged; {@code null} when time alone does not end it
     * @param authority level that could allow the action now; {@code null} when none could
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

        HeldBack shortened() {
            return new HeldBack(action, rule, by, "", null, null, null);
        }

        /** A fixed order, independent of the order of evaluation. */
        static final Comparator<HeldBack> ORDER = Comparator.comparing(HeldBack::action)
                .thenComparing(HeldBack::subject, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(HeldBack::rule)
                .thenComparing(HeldBack::by)
                .thenComparing(HeldBack::reason)
                .thenComparing(HeldBack::liftsAt, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    /**
     * The facts that a decision is based on.
     *
     * @param hash hash of all facts; {@link #ERASED} or {@link #REMOVED} once they are no longer kept
     * @param oldest when the oldest collection was last received; {@code null} when unknown
     */
    public record FactsUsed(String hash, @Nullable Instant oldest) {

        /** The customer was erased. */
        public static final String ERASED = "erased";
        /** The decision is older than the company keeps decisions. */
        public static final String REMOVED = "removed";
    }
}
