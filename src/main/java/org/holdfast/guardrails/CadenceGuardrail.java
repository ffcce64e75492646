package org.holdfast.guardrails;

import java.time.Instant;
import org.holdfast.decisions.RecordedAction.Status;

/**
 * A reminder is for customers who have not heard from us: after we turned to a customer with anything, it waits. It can
 * only add silence; what else keeps us from a customer still does.
 */
final class CadenceGuardrail extends AbstractGuardrail {

    CadenceGuardrail() {
        super("cadence", NOT_OWED);
    }

    @Override
    public Verdict check(ProposedAction wanted, DecisionContext situation) {
        Integer days = wanted.action().usage().repetition().afterSilenceDays();
        if (days == null) {
            return Verdict.ALLOWED;
        }
        Instant lift = situation.standing().acts().stream()
                .filter(act -> act.contact().startedByUs() && act.status() != Status.FAILED)
                .map(act -> LocalDays.lift(act.decidedAt(), days, situation))
                .max(Instant::compareTo)
                .orElse(null);
        return lift != null && LocalDays.isBefore(lift, situation)
                ? Verdict.heldBack("cadence", lift)
                : Verdict.ALLOWED;
    }
}
