package org.holdfast.decisions;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.holdfast.decisions.Guardrail.DecisionContext;
import org.holdfast.decisions.Guardrail.ProposedAction;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.Channel;
import org.holdfast.rules.limits.Weights;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Preference;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.model.Repetition;
import org.jspecify.annotations.Nullable;

/** Creates the candidates of one decision, with their scores and the authority they need. */
final class CandidateFactory {

    private final DecisionContext context;
    private final Weights weights;

    CandidateFactory(DecisionContext context) {
        this.context = context;
        this.weights = context.limits().weights().on(context.view().today(), Weights.PLAIN);
    }

    Candidate create(Proposal proposal, Channel channel, @Nullable BigDecimal granted) {
        Action action = proposal.action();
        Score score =
                Score.of(weights, action, granted, channel, context.input().moment());
        return Candidate.of(proposal, channel, granted, neededAuthority(action, granted), score);
    }

    private AuthorityLevel neededAuthority(Action action, @Nullable BigDecimal granted) {
        return action.grant().unasked()
                ? AuthorityLevel.AUTOMATIC
                : AuthorityLevel.needed(
                        context.limits().authority().on(context.view().today()), granted);
    }

    /** Returns a standing offer as a proposed action, also when the rule book no longer has its action. */
    ProposedAction proposedAgain(RecordedAction open) {
        Decision.DecidedAction offer = Objects.requireNonNull(open.act(), "A standing offer keeps its action");
        Action action = context.model().rules().actions().get(offer.action().id());
        return new ProposedAction(
                action == null ? asOffered(offer) : action,
                offer.cause().rule(),
                offer.matter().subject(),
                offer.matter().incident(),
                offer.contact().channel(),
                open.granted());
    }

    /** Restores an action that the rule book no longer has from the offer. */
    private static Action asOffered(Decision.DecidedAction offer) {
        return new Action(
                offer.action().id(),
                offer.cause().area(),
                offer.action().kind(),
                offer.action().purpose(),
                List.of(offer.contact().channel()),
                null,
                Preference.FIRST,
                new Action.Economics(offer.value().worth(), offer.value().cost()),
                new Action.GrantTerms(offer.grant().budget(), null, false),
                new Action.UsageLimits(null, Repetition.UNLIMITED, Map.of(), Set.of()),
                Action.Content.NONE,
                SourceLocation.of(""));
    }
}
