package org.holdfast.guardrails;

import java.time.Instant;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.guardrails.base.AbstractGuardrail;

/**
 * Holds back a reminder until a number of days has passed since the last contact of any kind that we started. Reminders
 * are meant for customers who have not heard from us for a while.
 */
final class CadenceGuardrail extends AbstractGuardrail {

    CadenceGuardrail() {
        super("cadence", NOT_OWED);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        Integer days = proposed.action().usage().repetition().afterSilenceDays();
        if (days == null) {
            return Verdict.ALLOWED;
        }
        Instant lift = context.history().acts().stream()
                .filter(act -> act.contact().startedByUs() && act.status() != Status.FAILED)
                .map(act -> LocalDays.lift(act.decidedAt(), days, context))
                .max(Instant::compareTo)
                .orElse(null);
        return lift != null && LocalDays.isBefore(lift, context) ? Verdict.heldBack("cadence", lift) : Verdict.ALLOWED;
    }
}
