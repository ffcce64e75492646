package org.holdfast.links;

import java.time.Instant;
import org.holdfast.decisions.Decision;
import org.holdfast.facts.Survey;
import org.holdfast.messages.Messages;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.model.Action;
import org.jspecify.annotations.Nullable;

/** Inserts the links into the messages of a decision, once its actions have ids. */
public final class MessageLinks {

    private final SurveyLinks surveys;
    private final UnsubscribeLinks unsubscribing;

    public MessageLinks(SurveyLinks surveys, UnsubscribeLinks unsubscribing) {
        this.surveys = surveys;
        this.unsubscribing = unsubscribing;
    }

    /** Returns the decision with links in place of their placeholders. The actions must have ids. */
    public Decision into(Decision decision, RuleBook book) {
        return decision.actions().stream().noneMatch(MessageLinks::hasPlaceholder)
                ? decision
                : decision.withMessages(action -> withLinks(action, book, decision.asOf()));
    }

    private static boolean hasPlaceholder(Decision.DecidedAction action) {
        String body = action.message().body();
        return body.contains(Messages.SURVEY_LINK) || body.contains(Messages.UNSUBSCRIBE_LINK);
    }

    private Decision.Message withLinks(Decision.DecidedAction decided, RuleBook book, Instant asOf) {
        Decision.Message message = decided.message();
        String id = decided.actionId();
        if (id == null || !hasPlaceholder(decided)) {
            return message;
        }
        String body = message.body();
        Survey.Kind survey = survey(decided, book);
        if (survey != null) {
            body = body.replace(Messages.SURVEY_LINK, surveys.link(id, survey, asOf));
        }
        String unsubscribe = body.contains(Messages.UNSUBSCRIBE_LINK) ? unsubscribing.link(id) : null;
        if (unsubscribe != null) {
            body = body.replace(Messages.UNSUBSCRIBE_LINK, unsubscribe);
        }
        return new Decision.Message(message.language(), message.subject(), body, unsubscribe);
    }

    private static Survey.@Nullable Kind survey(Decision.DecidedAction decided, RuleBook book) {
        Action action = book.actions().get(decided.action().id());
        return action == null ? null : action.content().survey();
    }
}
