package org.holdfast.policy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.holdfast.decisions.Guardrail;
import org.holdfast.decisions.PastAct.Status;
import org.holdfast.decisions.PastAct;
import org.holdfast.rules.limits.Suppression;
import org.holdfast.rules.model.ActionKind;

/** What a customer rejected, ignored several times, or what just failed, rests for a while, so that something else comes through. */
final class NotWanted implements Guardrail {

    /** For how long an action rests after it could not be carried out, in days. */
    static final int FAILED_DAYS = 1;

    @Override
    public String name() {
        return "suppression";
    }

    @Override
    public Set<ActionKind> kinds() {
        return Kinds.NOT_OWED;
    }

    @Override
    public Verdict check(Wanted wanted, Situation situation) {
        List<PastAct> same = situation.standing().acts().stream().filter(act -> act.action().equals(wanted.action().id())).toList();
        for (PastAct act : same) {
            if (act.status() == Status.FAILED && act.isAbout(wanted.action().id(), wanted.proposal().subject())) {
                Instant lift = Past.lift(act.statusAt(), FAILED_DAYS, situation);
                if (Past.isBefore(lift, situation)) {
                    return Verdict.heldBack("failed", lift);
                }
            }
        }
        Suppression suppression = situation.limits().suppression().on(situation.view().today());
        return suppression == null ? Verdict.ALLOWED : check(same, suppression, situation);
    }

    private static Verdict check(List<PastAct> same, Suppression suppression, Situation situation) {
        Instant rejected = same.stream().filter(act -> act.status() == Status.REJECTED).map(PastAct::statusAt).max(Instant::compareTo).orElse(null);
        if (rejected != null) {
            Instant lift = Past.lift(rejected, suppression.rejectedDays(), situation);
            if (Past.isBefore(lift, situation)) {
                return Verdict.heldBack("rejected", lift);
            }
        }
        List<Instant> ignored = same.stream().filter(act -> act.status() == Status.IGNORED).map(PastAct::statusAt).sorted().toList();
        int times = suppression.ignoredTimes();
        for (int last = ignored.size() - 1; times > 0 && last >= times - 1; last--) {
            Instant lift = Past.lift(ignored.get(last), suppression.ignoredForDays(), situation);
            boolean close = !Past.day(ignored.get(last - times + 1), situation).plusDays(suppression.ignoredWithinDays())
                    .isBefore(Past.day(ignored.get(last), situation));
            if (close && Past.isBefore(lift, situation)) {
                return Verdict.heldBack("ignored", lift);
            }
        }
        return Verdict.ALLOWED;
    }
}
