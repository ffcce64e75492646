package org.holdfast.guardrails;

import java.time.Instant;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.guardrails.base.AbstractGuardrail;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Repetition;

/** Holds back an action during its cool-down, which applies per customer or per subject as the action says. */
final class CoolDownGuardrail extends AbstractGuardrail {

    /** Cool-down in days of rewards and offers that do not set one. */
    static final int DEFAULT_DAYS = 30;

    CoolDownGuardrail() {
        super("cool-down", NOT_OWED);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        int days = days(proposed.action());
        if (days == 0) {
            return Verdict.ALLOWED;
        }
        Instant lift = context.history().acts().stream()
                .filter(act -> isTheSame(act, proposed) && act.status() != Status.FAILED)
                .map(act -> LocalDays.lift(act.decidedAt(), days, context))
                .max(Instant::compareTo)
                .orElse(null);
        return lift != null && LocalDays.isBefore(lift, context)
                ? Verdict.heldBack("cool-down", lift)
                : Verdict.ALLOWED;
    }

    /** Returns the cool-down of an action in days; 0 when it has none. */
    static int days(Action action) {
        Integer own = action.usage().repetition().coolDownDays();
        if (own != null) {
            return own;
        }
        // Whoever says how often a customer gets it has said when it may come again.
        boolean counted = action.usage().offer().perCustomer() != null;
        return PLEASING.contains(action.kind()) && !counted ? DEFAULT_DAYS : 0;
    }

    private static boolean isTheSame(RecordedAction act, ProposedAction proposed) {
        return proposed.action().usage().repetition().per() == Repetition.Per.CUSTOMER
                ? act.action().id().equals(proposed.action().id())
                : act.isAbout(proposed.action().id(), proposed.subject());
    }
}
