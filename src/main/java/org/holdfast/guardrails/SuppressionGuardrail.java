package org.holdfast.guardrails;

import java.time.Instant;
import java.util.List;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.guardrails.base.AbstractGuardrail;
import org.holdfast.rules.limits.Suppression;
import org.jspecify.annotations.Nullable;

/**
 * Holds back an action for a while after the customer rejected it or ignored it several times, or after it failed, so
 * that other actions can be chosen.
 */
final class SuppressionGuardrail extends AbstractGuardrail {

    /** Days for which an action is suppressed after it failed. */
    static final int FAILED_DAYS = 1;

    SuppressionGuardrail() {
        super("suppression", NOT_OWED);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        List<RecordedAction> same = context.history().acts().stream()
                .filter(act -> act.action().id().equals(proposed.action().id()))
                .toList();
        if (same.isEmpty()) {
            return Verdict.ALLOWED;
        }
        List<RecordedAction> about = same.stream()
                .filter(act -> act.isAbout(proposed.action().id(), proposed.subject()))
                .toList();
        Verdict verdict = later(Verdict.ALLOWED, "failed", last(about, Status.FAILED), FAILED_DAYS, context);
        Suppression suppression =
                context.limits().suppression().on(context.view().today());
        if (suppression == null) {
            return verdict;
        }
        verdict = later(verdict, "rejected", last(same, Status.REJECTED), suppression.rejectedDays(), context);
        return later(verdict, "ignored", ignored(same, suppression, context), suppression.ignoredForDays(), context);
    }

    /** Returns the verdict that holds the action back for longer. */
    private static Verdict later(
            Verdict other, String because, @Nullable Instant since, int days, DecisionContext context) {
        Instant lift = since == null ? null : LocalDays.lift(since, days, context);
        if (lift == null || !LocalDays.isBefore(lift, context)) {
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

    /** Returns the last moment at which the action had been ignored too often; {@code null} when there is none. */
    private static @Nullable Instant ignored(
            List<RecordedAction> same, Suppression suppression, DecisionContext context) {
        List<Instant> ignored = same.stream()
                .filter(act -> act.status() == Status.IGNORED)
                .map(act -> act.outcome().at())
                .sorted()
                .toList();
        int times = suppression.ignoredTimes();
        for (int last = ignored.size() - 1; times > 0 && last >= times - 1; last--) {
            if (!LocalDays.day(ignored.get(last - times + 1), context)
                    .plusDays(suppression.ignoredWithinDays())
                    .isBefore(LocalDays.day(ignored.get(last), context))) {
                return ignored.get(last);
            }
        }
        return null;
    }
}
