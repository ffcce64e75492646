package org.holdfast.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.Guardrail;
import org.holdfast.decisions.PastAct;
import org.holdfast.rules.limits.Allowance;
import org.holdfast.rules.model.ActionKind;

/** A single customer receives only so much in so many days. */
final class CustomerAllowance implements Guardrail {

    private static final Set<PastAct.Status> NOT_GIVEN = Set.of(PastAct.Status.FAILED, PastAct.Status.REJECTED, PastAct.Status.IGNORED);

    @Override
    public String name() {
        return "allowance";
    }

    @Override
    public Set<ActionKind> kinds() {
        return Kinds.NOT_OWED;
    }

    @Override
    public boolean asksAboutChosen() {
        return true;
    }

    @Override
    public Verdict check(Wanted wanted, Situation situation) {
        if (wanted.amount() == null || wanted.amount().signum() == 0) {
            return Verdict.ALLOWED;
        }
        Verdict.AtMost tightest = null;
        for (Allowance allowance : situation.limits().allowances().on(situation.view().today(), List.of())) {
            if (allowance.kinds().contains(wanted.action().kind())) {
                Verdict.AtMost most = most(allowance, situation);
                tightest = tightest == null || most.amount().compareTo(tightest.amount()) < 0 ? most : tightest;
            }
        }
        return tightest == null ? Verdict.ALLOWED : tightest;
    }

    private static Verdict.AtMost most(Allowance allowance, Situation situation) {
        LocalDate first = situation.view().today().minusDays(allowance.days() - 1L);
        BigDecimal left = allowance.amount();
        Instant oldest = null;
        for (PastAct act : situation.standing().acts()) {
            if (act.granted() != null && allowance.kinds().contains(act.kind()) && !NOT_GIVEN.contains(act.status())
                    && !Past.day(act.decidedAt(), situation).isBefore(first)) {
                left = left.subtract(act.granted());
                oldest = oldest == null || act.decidedAt().isBefore(oldest) ? act.decidedAt() : oldest;
            }
        }
        for (Decision.Act act : situation.chosen()) {
            if (act.granted() != null && act.actionId() == null && allowance.kinds().contains(act.kind())) {
                left = left.subtract(act.granted().amount());
            }
        }
        // Something becomes free again when the oldest grant leaves the window.
        Instant lift = oldest == null ? null : Past.lift(oldest, allowance.days(), situation);
        return new Verdict.AtMost(left.max(BigDecimal.ZERO), Verdict.heldBack("allowance", Map.of("days", allowance.days()), lift));
    }
}
