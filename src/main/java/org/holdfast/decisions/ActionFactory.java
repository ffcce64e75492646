package org.holdfast.decisions;

import java.math.BigDecimal;
import java.util.Objects;
import org.holdfast.decisions.Decision.DecidedAction;
import org.holdfast.decisions.Guardrail.DecisionContext;
import org.holdfast.messages.MessageText;
import org.holdfast.messages.Messages;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/** Turns the candidates of one decision into actions with the words for the customer. */
final class ActionFactory {

    private final DecisionContext context;

    ActionFactory(DecisionContext context) {
        this.context = context;
    }

    /** The words of an action for the customer; without a message or a reason where a value is unknown. */
    Messages.RenderedMessage render(Proposal proposal, @Nullable BigDecimal granted) {
        return context.book().messages().render(proposal, context.view().language(), granted);
    }

    /** An earlier action that is still open, as it was answered then. */
    DecidedAction repeat(DecidedAction earlier, Candidate candidate, int rank) {
        return earlier.repeated(rank, contact(candidate));
    }

    /** A new action, which has no id yet. */
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
                new Decision.Grant(
                        money(proposal.desired()),
                        money(candidate.granted()),
                        candidate.needed(),
                        action.kind() == ActionKind.OBLIGATION
                                ? null
                                : action.grant().budget()),
                new Decision.Matter(proposal.incident(), candidate.subject()),
                promised(action, rendered),
                rendered.choices().stream()
                        .map(choice -> new Decision.Choice(choice.id(), choice.text()))
                        .toList(),
                Candidate.validUntil(action, context.question()));
    }

    private Decision.Contact contact(Candidate candidate) {
        return new Decision.Contact(candidate.channel(), context.isContact(candidate.channel()));
    }

    /** Due at the end of its last day, in the customer's time zone. */
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
                : new Decision.Money(amount, context.book().assumptions().currency());
    }
}
