package org.holdfast.desk.authorization;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.DecisionService;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.Decision.Money;
import org.holdfast.decisions.DecisionInput.Selection;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.desk.DeskConflict;
import org.holdfast.desk.DeskConflict.Reason;
import org.holdfast.desk.DeskSettings;
import org.holdfast.desk.Offer;
import org.holdfast.desk.authorization.Authorization.State;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Turns what an agent asks into a question that a supervisor can answer, after trying whether a yes would help. */
final class QuestionTrial {

    private static final int MAX_TITLE = 300;

    private final DecisionService decisionService;
    private final DeskSettings settings;

    QuestionTrial(DecisionService decisionService, DeskSettings settings) {
        this.decisionService = decisionService;
        this.settings = settings;
    }

    /**
     * Tries the action with the authority of a supervisor, and returns the question to be stored.
     *
     * @throws DeskConflict when the action is not possible, or needs no supervisor
     * @throws InvalidInput when the amount or the choice is not what the action offers
     */
    Authorization of(Caller caller, AuthorizationQuestion question, Instant now) {
        DecisionTrace trace = decisionService.trace(new DecisionQuery(
                question.customerId(),
                null,
                question.channel(),
                question.moment(),
                1,
                true,
                null,
                AuthorityLevel.SUPERVISOR,
                selection(question, question.amount())));
        Decision.DecidedAction act = trace.decision().actions().stream()
                .findFirst()
                .orElseThrow(() -> DeskConflict.notOffered(trace, selection(question, null)));
        Money granted = act.grant().cost();
        if (granted == null || caller.step().reaches(act.grant().authority())) {
            throw DeskConflict.of(Reason.NOT_NEEDED);
        }
        if (question.amount() != null && question.amount().compareTo(granted.amount()) > 0) {
            throw new InvalidInput(
                    "amount",
                    "is " + question.amount().toPlainString() + ", but this action can give at most "
                            + granted.amount().toPlainString() + " " + granted.currency());
        }
        Offer offer = Offer.of(trace, act, question.language());
        checkChoice(offer, question.choice());
        return new Authorization(
                UUID.randomUUID().toString(),
                question.customerId(),
                selection(question, null),
                shortened(offer.meaning().title()),
                question.choice(),
                new Authorization.Question(
                        granted,
                        act.grant().desired() == null ? granted : act.grant().desired(),
                        question.reason(),
                        caller.identity(),
                        caller.name(),
                        now,
                        now.plus(settings.questionsExpireAfter())),
                State.OPEN,
                null,
                null);
    }

    private static String shortened(String title) {
        return title.substring(0, Math.min(MAX_TITLE, title.length()));
    }

    /** Returns the action that is asked about, with at most an amount. */
    static Selection selection(AuthorizationQuestion question, @Nullable BigDecimal atMost) {
        Selection asked = question.selection();
        return new Selection(asked.rule(), asked.action(), asked.subject(), atMost);
    }

    private static void checkChoice(Offer offer, @Nullable String choice) {
        List<String> known = offer.choices().stream().map(Offer.Choice::id).toList();
        if (choice != null && !known.contains(choice)) {
            throw new InvalidInput(
                    "choice",
                    known.isEmpty()
                            ? "is given, but the action offers no choice"
                            : "is \"" + choice + "\"; expected one of " + String.join(", ", known));
        }
    }
}
