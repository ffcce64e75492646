package org.holdfast.guardrails;

import java.time.Instant;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Repetition;

/**
 * After an action was decided, it rests for its cool-down: for the customer, or only about the same thing, as the
 * action says.
 */
final class CoolDownGuardrail extends AbstractGuardrail {

    /** Of rewards and offers that do not say it, in days. */
    static final int DEFAULT_DAYS = 30;

    CoolDownGuardrail() {
        super("cool-down", NOT_OWED);
    }

    @Override
    public Verdict check(ProposedAction wanted, DecisionContext situation) {
        int days = days(wanted.action());
        if (days == 0) {
            return Verdict.ALLOWED;
        }
        Instant lift = situation.standing().acts().stream()
                .filter(act -> isTheSame(act, wanted) && act.status() != Status.FAILED)
                .map(act -> LocalDays.lift(act.decidedAt(), days, situation))
                .max(Instant::compareTo)
                .orElse(null);
        return lift != null && LocalDays.isBefore(lift, situation)
                ? Verdict.heldBack("cool-down", lift)
                : Verdict.ALLOWED;
    }

    /** For how many days an action rests after it was decided; 0 when it does not. */
    static int days(Action action) {
        Integer own = action.usage().repetition().coolDownDays();
        if (own != null) {
            return own;
        }
        return PLEASING.contains(action.kind()) ? DEFAULT_DAYS : 0;
    }

    private static boolean isTheSame(RecordedAction act, ProposedAction wanted) {
        return wanted.action().usage().repetition().per() == Repetition.Per.CUSTOMER
                ? act.action().id().equals(wanted.action().id())
                : act.isAbout(wanted.action().id(), wanted.subject());
    }
}
