package org.holdfast.desk.acting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.holdfast.access.Caller;
import org.holdfast.audit.Actor;
import org.holdfast.decisions.Decision.DecidedAction;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.delivery.Outbox;
import org.holdfast.desk.DeskSettings;
import org.holdfast.desk.Offer;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.outcomes.OutcomeService;

/** Records an act in the transaction of its decision: the act itself, and its outcome. */
final class ActRecorder {

    /** Longer than an act can be taken back, because the clocks of nodes differ. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final OutcomeService outcomes;
    private final ActTable acts;
    private final Outbox outbox;
    private final DeskSettings settings;
    private final Clock clock;

    ActRecorder(OutcomeService outcomes, ActTable acts, Outbox outbox, DeskSettings settings, Clock clock) {
        this.outcomes = outcomes;
        this.acts = acts;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    ActResult record(Caller caller, Actor actor, ActRequest request, DecisionTrace trace, DecidedAction act) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String decisionId = Objects.requireNonNull(trace.decision().decisionId());
        String actionId = Objects.requireNonNull(act.actionId());
        boolean decided =
                actionId.startsWith(decisionId + ".") && !trace.decision().repeated();
        String key = "desk:" + request.pageKey();
        if (decided && !settings.undo().isZero()) {
            outbox.hold(decisionId, settings.undo().plus(MARGIN));
        }
        long id = acts.insert(new ActTable.Act(
                request.customerId(), decisionId, actionId, key, decided, caller.identity(), now, false));
        // Last, since it makes the entry in the audit trail, for which others wait.
        outcomes.report(
                decisionId,
                new OutcomeService.Report(
                        actionId,
                        request.answer().result(),
                        request.choice(),
                        null,
                        request.note(),
                        caller.name(),
                        null,
                        key),
                actor);
        return new ActResult(
                id,
                request.customerId(),
                decisionId,
                actionId,
                request.answer(),
                act.grant().granted(),
                act.promise() == null ? null : act.promise().dueAt(),
                now,
                now.plus(settings.undo()),
                text(request, trace, act));
    }

    private static String text(ActRequest request, DecisionTrace trace, DecidedAction act) {
        DeskTexts texts = DeskTexts.in(request.language());
        Offer offer = Offer.of(trace, act, request.language());
        String noted = texts.format(
                "noted." + request.answer(), "title", offer.meaning().title());
        if (offer.promise() == null || request.answer() == ActRequest.Answer.REJECTED) {
            return noted;
        }
        LocalDate due = offer.promise()
                .dueAt()
                .minusMillis(1)
                .atZone(trace.input().view().zone())
                .toLocalDate();
        return texts.format(
                "noted-promise", "noted", noted, "what", offer.promise().what(), "day", texts.day(due));
    }
}
