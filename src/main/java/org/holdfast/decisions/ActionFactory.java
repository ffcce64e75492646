package org.holdfast.decisions;

import java.math.BigDecimal;
import java.util.Objects;
import org.holdfast.decisions.Decision.DecidedAction;
import org.holdfast.decisions.Guardrail.DecisionContext;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Consents;
import org.holdfast.facts.reach.Reachability;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.money.Payout;
import org.holdfast.messages.MessageText;
import org.holdfast.messages.Messages;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.Gift;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/** Creates the actions of one decision from its candidates, with the texts for the customer. */
final class ActionFactory {

    private final DecisionContext context;

    ActionFactory(DecisionContext context) {
        this.context = context;
    }

    /** Renders the texts of an action. Message and reason are {@code null} if they need an unknown value. */
    Messages.RenderedMessage render(Proposal proposal, Candidate candidate) {
        return context.model()
                .messages()
                .render(proposal, context.view().language(), candidate.granted(), candidate.channel());
    }

    /** Repeats an earlier action that is still open. */
    DecidedAction repeat(DecidedAction earlier, Candidate candidate, int rank) {
        return earlier.repeated(rank, contact(candidate));
    }

    /** Creates a new action, without an id. */
    DecidedAction create(Candidate candidate, Proposal proposal, int rank, Messages.RenderedMessage rendered) {
        Action action = proposal.action();
        MessageText message = Objects.requireNonNull(rendered.message());
        return new DecidedAction(
                null,
                rank,
                Decision.ActionRef.of(action),
                new Decision.Cause(action.area(), proposal.rule().name(), Objects.requireNonNull(rendered.reason())),
                contact(candidate),
                new Decision.Message(message.language(), message.subject(), message.body()),
                new Decision.Value(
                        action.economics().worth(), action.economics().cost(), candidate.score()),
                grant(candidate, proposal),
                new Decision.Matter(proposal.incident(), candidate.subject()),
                promised(action, rendered),
                rendered.choices().stream()
                        .map(choice -> new Decision.Choice(choice.id(), choice.text()))
                        .toList(),
                Candidate.validUntil(action, context.input()));
    }

    private Decision.Grant grant(Candidate candidate, Proposal proposal) {
        Action action = proposal.action();
        String budget =
                action.kind() == ActionKind.OBLIGATION ? null : action.grant().budget();
        Gift gift = proposal.gift();
        Decision.Money granted = money(candidate.granted());
        return gift == null
                ? new Decision.Grant(
                        money(proposal.desired()),
                        granted,
                        candidate.needed(),
                        budget,
                        null,
                        granted == null ? null : payout(proposal, granted))
                : new Decision.Grant(null, null, candidate.needed(), budget, new Decision.Given(gift, granted), null);
    }

    /** Returns an amount in the customer's currency; {@code null} if it is given in the company's. */
    private @Nullable Payout payout(Proposal proposal, Decision.Money granted) {
        String currency = proposal.currency(granted.currency());
        return currency.equals(granted.currency())
                ? null
                : Payout.of(
                        granted.amount(), currency, context.view().viewpoint().rates());
    }

    private Decision.Contact contact(Candidate candidate) {
        Channel channel = candidate.channel();
        return new Decision.Contact(channel, context.isContact(channel), address(candidate, channel));
    }

    private @Nullable String address(Candidate candidate, Channel channel) {
        if (!context.isContact(channel)) {
            return null;
        }
        Consents.Use use = new Consents.Use(channel, candidate.purpose(), null, candidate.topic());
        CustomerView view = context.view();
        return new Reachability(view.facts(), view.asOf(), view.zone()).address(use);
    }

    /**
     * Returns the promise, due at the end of its last day in the customer's time zone; {@code null} when there is none.
     */
    private Decision.@Nullable Promised promised(Action action, Messages.RenderedMessage rendered) {
        return action.content().promise() == null || rendered.promise() == null
                ? null
                : new Decision.Promised(
                        rendered.promise(),
                        context.view()
                                .today()
                                .plusDays(action.content().promise().dueDays() + 1L)
                                .atStartOfDay(context.view().zone())
                                .toInstant(),
                        action.content().promise().keptBy());
    }

    private Decision.@Nullable Money money(@Nullable BigDecimal amount) {
        return amount == null
                ? null
                : new Decision.Money(amount, context.model().assumptions().currency());
    }
}
