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

/** Puts the links to surveys into what customers read, and knows them again when they are followed. */
public final class SurveyLinks {

    /** What a link begins with, behind the public address. */
    public static final String PATH = "/s/";

    private final SurveyTokens tokens;
    private final String publicUrl;
    private final Duration valid;

    /**
     * @param publicUrl where customers reach this server
     * @param valid for how long a link can be answered
     */
    public SurveyLinks(byte[] secret, URI publicUrl, Duration valid) {
        this.tokens = new SurveyTokens(secret);
        this.publicUrl = publicUrl.toString().replaceFirst("/+$", "");
        this.valid = valid;
    }

    /** The same decision, with a link in every new action that asks something. Its actions must have ids. */
    public Decision into(Decision named, RuleBook book) {
        return named.actions().stream().noneMatch(act -> asks(act, book) != null)
                ? named
                : named.withMessages(act -> {
                    Survey.Kind kind = asks(act, book);
                    Decision.Message words = act.message();
                    return kind == null || act.actionId() == null
                            ? words
                            : new Decision.Message(
                                    words.language(),
                                    words.subject(),
                                    words.body()
                                            .replace(Messages.SURVEY_LINK, link(act.actionId(), kind, named.asOf())));
                });
    }

    private static Survey.@Nullable Kind asks(Decision.DecidedAction act, RuleBook book) {
        Action action = book.actions().get(act.action());
        return action == null ? null : action.content().survey();
    }

    private String link(String actionId, Survey.Kind kind, Instant asOf) {
        return publicUrl + PATH + tokens.write(new SurveyTicket(actionId, kind, asOf.plus(valid)));
    }

    /** What the token of a link allows; nothing when it was not made here. */
    public Optional<SurveyTicket> ticket(String token) {
        return tokens.read(token);
    }
}
