package org.holdfast.surveys;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.holdfast.decisions.Decision;
import org.holdfast.facts.Survey;
import org.holdfast.messages.Messages;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.model.Action;
import org.jspecify.annotations.Nullable;

/** Inserts survey links into messages, and verifies links that are followed. */
public final class SurveyLinks {

    /** The path of survey links under the public address. */
    public static final String PATH = "/s/";

    private final SurveyTokens tokens;
    private final String publicUrl;
    private final Duration valid;

    /**
     * Creates the links of an installation.
     *
     * @param publicUrl the address at which customers reach this server
     * @param valid how long a link can be answered after the decision
     */
    public SurveyLinks(byte[] secret, URI publicUrl, Duration valid) {
        this.tokens = new SurveyTokens(secret);
        this.publicUrl = publicUrl.toString().replaceFirst("/+$", "");
        this.valid = valid;
    }

    /** Returns the decision with a link in the message of each action that has a survey. The actions must have ids. */
    public Decision into(Decision decision, RuleBook book) {
        return decision.actions().stream().noneMatch(action -> survey(action, book) != null)
                ? decision
                : decision.withMessages(action -> withLink(action, survey(action, book), decision.asOf()));
    }

    private Decision.Message withLink(Decision.DecidedAction action, Survey.@Nullable Kind kind, Instant asOf) {
        Decision.Message message = action.message();
        if (kind == null || action.actionId() == null) {
            return message;
        }
        String link = link(action.actionId(), kind, asOf);
        return new Decision.Message(
                message.language(), message.subject(), message.body().replace(Messages.SURVEY_LINK, link));
    }

    private static Survey.@Nullable Kind survey(Decision.DecidedAction decided, RuleBook book) {
        Action action = book.actions().get(decided.action().id());
        return action == null ? null : action.content().survey();
    }

    private String link(String actionId, Survey.Kind kind, Instant asOf) {
        return publicUrl + PATH + tokens.write(new SurveyTicket(actionId, kind, asOf.plus(valid)));
    }

    /** Returns the ticket in the token of a link; empty if the token was not issued by this installation. */
    public Optional<SurveyTicket> ticket(String token) {
        return tokens.read(token);
    }
}
