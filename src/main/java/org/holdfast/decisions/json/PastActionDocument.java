package org.holdfast.decisions.json;

import java.math.BigDecimal;
import java.time.Instant;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.promise.Promise;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;

/** An earlier action, in the JSON of a receipt: as wide and as flat as the object that is stored. */
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
                past.action(),
                past.rule(),
                past.kind(),
                past.purpose(),
                past.channel(),
                past.incident(),
                past.subject(),
                past.granted(),
                past.validUntil(),
                past.contact(),
                past.status(),
                past.statusAt(),
                past.promise(),
                past.act() == null ? null : ActionDocument.of(past.act()));
    }

    RecordedAction toRecordedAction() {
        return new RecordedAction(
                actionId,
                decisionId,
                decidedAt,
                action,
                rule,
                kind,
                purpose,
                channel,
                incident,
                subject,
                granted,
                validUntil,
                contact,
                status,
                statusAt,
                promise,
                act == null ? null : act.toAction());
    }
}
