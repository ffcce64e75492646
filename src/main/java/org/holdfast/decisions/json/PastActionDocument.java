package org.holdfast.decisions.json;

import java.math.BigDecimal;
import java.time.Instant;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.promise.Promise;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;

/** The JSON form of an earlier action in a receipt, as flat as it is stored. */
record PastActionDocument(
        String actionId,
        String decisionId,
        Instant decidedAt,
        String action,
        String rule,
        ActionKind kind,
        Purpose purpose,
        Channel channel,
        @Nullable String incident,
        @Nullable String subject,
        @Nullable BigDecimal granted,
        @Nullable Instant validUntil,
        boolean contact,
        RecordedAction.Status status,
        Instant statusAt,
        @Nullable Promise promise,
        @Nullable ActionDocument act) {

    static PastActionDocument of(RecordedAction past) {
        return new PastActionDocument(
                past.actionId(),
                past.decisionId(),
                past.decidedAt(),
                past.action().id(),
                past.rule(),
                past.action().kind(),
                past.action().purpose(),
                past.contact().channel(),
                past.matter().incident(),
                past.matter().subject(),
                past.granted(),
                past.validUntil(),
                past.contact().startedByUs(),
                past.outcome().status(),
                past.outcome().at(),
                past.promise(),
                past.act() == null ? null : ActionDocument.of(past.act()));
    }

    RecordedAction toRecordedAction() {
        return new RecordedAction(
                actionId,
                decisionId,
                decidedAt,
                new Decision.ActionRef(action, kind, purpose),
                rule,
                new Decision.Contact(channel, contact),
                new Decision.Matter(incident, subject),
                granted,
                validUntil,
                new RecordedAction.LastOutcome(status, statusAt),
                promise,
                act == null ? null : act.toAction());
    }
}
