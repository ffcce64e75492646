package org.holdfast.guardrails;

import java.time.Instant;
import java.util.List;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.rules.limits.Suppression;
import org.jspecify.annotations.Nullable;

/**
 * An action that the customer rejected or ignored several times, or that just failed, is suppressed for a while, so
 * that another one has its turn.
 */
final class SuppressionGuardrail extends AbstractGuardrail {

    /** For how long an action is suppressed after it could not be carried out, in days. */
    static final int FAILED_DAYS = 1;

    SuppressionGuardrail() {
        super("suppression", NOT_OWED);
    }

    @Override
    public Verdict check(ProposedAction wanted, DecisionContext situation) {
        List<RecordedAction> same = situation.standing().acts().stream()
                .filter(act -> act.action().id().equals(wanted.action().id()))
                .toList();
        if (same.isEmpty()) {
            return Verdict.ALLOWED;
        }
        List<RecordedAction> about = same.stream()
                .filter(act -> act.isAbout(wanted.action().id(), wanted.subject()))
                .toList();
        Verdict verdict = later(Verdict.ALLOWED, "failed", last(about, Status.FAILED), FAILED_DAYS, situation);
        Suppression suppression =
                situation.limits().suppression().on(situation.view().today());
        if (suppression == null) {
            return verdict;
        }
        verdict = later(verdict, "rejected", last(same, Status.REJECTED), suppression.rejectedDays(), situation);
        return later(
                verdict, "ignored", ignored(same, suppression, situation), suppression.ignoredForDays(), situation);
    }

    /** Of what holds it back, that which does so for longest. */
    private static Verdict later(
            Verdict other, String because, @Nullable Instant since, int days, DecisionContext situation) {
        Instant lift = since == null ? null : LocalDays.lift(since, days, situation);
        if (lift == null || !LocalDays.isBefore(lift, situation)) {
            return other;
        }
        boolean longer =
                !(other instanceof Verdict.HeldBack held) || held.liftsAt() == null || lift.isAfter(held.liftsAt());
        return longer ? Verdict.heldBack(because, lift) : other;
    }

    private static @Nullable Instant last(List<RecordedAction> acts, Status status) {
        return acts.stream()
                .filter(act -> act.status() == status)
                .map(act -> act.outcome().at())
                .max(Instant::compareTo)
                .orElse(null);
    }

    /** The last time that was once too often; {@code null} when there was none. */
    private static @Nullable Instant ignored(
            List<RecordedAction> same, Suppression suppression, DecisionContext situation) {
        List<Instant> ignored = same.stream()
                .filter(act -> act.status() == Status.IGNORED)
                .map(act -> act.outcome().at())
                .sorted()
                .toList();
        int times = suppression.ignoredTimes();
        for (int last = ignored.size() - 1; times > 0 && last >= times - 1; last--) {
            if (!LocalDays.day(ignored.get(last - times + 1), situation)
                    .plusDays(suppression.ignoredWithinDays())
                    .isBefore(LocalDays.day(ignored.get(last), situation))) {
                return ignored.get(last);
            }
        }
        return null;
    }
}
