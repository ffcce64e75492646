package org.holdfast.policy;

import java.time.Instant;
import java.util.Set;
import org.holdfast.decisions.Guardrail;
import org.holdfast.decisions.PastAct.Status;
import org.holdfast.rules.model.ActionKind;

/** After an action was decided for a customer, the same action about the same thing rests for its cool-down. */
final class CoolDown implements Guardrail {

    /** Of rewards and offers that do not say it, in days. */
    static final int DEFAULT_DAYS = 30;

    @Override
    public String name() {
        return "cool-down";
    }

    @Override
    public Set<ActionKind> kinds() {
        return Kinds.NOT_OWED;
    }

    @Override
    public Verdict check(Wanted wanted, Situation situation) {
        Integer own = wanted.action().coolDownDays();
        int days = own != null ? own : Kinds.PLEASING.contains(wanted.action().kind()) ? DEFAULT_DAYS : 0;
        if (days == 0) {
            return Verdict.ALLOWED;
        }
        Instant lift = situation.standing().acts().stream()
                .filter(act -> act.isAbout(wanted.action().id(), wanted.subject()) && act.status() != Status.FAILED)
                .map(act -> Past.lift(act.decidedAt(), days, situation)).max(Instant::compareTo).orElse(null);
        return lift != null && Past.isBefore(lift, situation) ? Verdict.heldBack("cool-down", lift) : Verdict.ALLOWED;
    }
}
