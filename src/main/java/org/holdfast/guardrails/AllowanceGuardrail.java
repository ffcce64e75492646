package org.holdfast.guardrails;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.rules.limits.Allowance;
import org.jspecify.annotations.Nullable;

/** Limits what one customer receives in a number of days. */
final class AllowanceGuardrail extends AbstractGuardrail {

    private static final Set<RecordedAction.Status> NOT_GIVEN =
            Set.of(RecordedAction.Status.FAILED, RecordedAction.Status.REJECTED, RecordedAction.Status.IGNORED);

    AllowanceGuardrail() {
        super("allowance", NOT_OWED, Trait.DEPENDS_ON_CHOSEN);
    }

    @Override
    public Verdict check(ProposedAction wanted, DecisionContext situation) {
        if (wanted.amount() == null || wanted.amount().signum() == 0) {
            return Verdict.ALLOWED;
        }
        Verdict.AtMost tightest = null;
        for (Allowance allowance :
                situation.limits().allowances().on(situation.view().today(), List.of())) {
            if (allowance.kinds().contains(wanted.action().kind())) {
                Verdict.AtMost most = most(allowance, wanted, wanted.amount(), situation);
                tightest = tightest == null ? most : tighter(tightest, most);
            }
        }
        return tightest == null ? Verdict.ALLOWED : tightest;
    }

    private static Verdict.AtMost most(
            Allowance allowance, ProposedAction wanted, BigDecimal amount, DecisionContext situation) {
        LocalDate first = situation.view().today().minusDays(allowance.days() - 1L);
        List<RecordedAction> given = situation.standing().acts().stream()
                .filter(act -> act.granted() != null
                        && allowance.kinds().contains(act.action().kind())
                        && !NOT_GIVEN.contains(act.status())
                        && !LocalDays.day(act.decidedAt(), situation).isBefore(first))
                .sorted(Comparator.comparing(RecordedAction::decidedAt))
                .toList();
        BigDecimal left = allowance.amount();
        for (RecordedAction act : given) {
            left = left.subtract(granted(act));
        }
        for (Decision.DecidedAction act : situation.chosen()) {
            if (act.grant().granted() != null
                    && act.actionId() == null
                    && allowance.kinds().contains(act.action().kind())) {
                left = left.subtract(act.grant().granted().amount());
            }
        }
        BigDecimal least = wanted.action().grant().atLeast();
        BigDecimal needed = least == null ? amount : least.min(amount);
        return new Verdict.AtMost(
                left.max(BigDecimal.ZERO),
                Verdict.heldBack(
                        "allowance",
                        Map.of("days", allowance.days()),
                        lift(allowance, given, left, needed, situation)));
    }

    /**
     * When as much has left the window as is needed, now when there is enough; {@code null} when it is more than one
     * ever gets.
     */
    private static @Nullable Instant lift(
            Allowance allowance,
            List<RecordedAction> given,
            BigDecimal left,
            BigDecimal needed,
            DecisionContext situation) {
        if (left.compareTo(needed) >= 0) {
            return situation.view().asOf();
        }
        BigDecimal free = left;
        for (RecordedAction act : given) {
            free = free.add(granted(act));
            if (free.compareTo(needed) >= 0) {
                return LocalDays.lift(act.decidedAt(), allowance.days(), situation);
            }
        }
        // What else this decision gives counts from today.
        return allowance.amount().compareTo(needed) >= 0
                ? LocalDays.lift(situation.view().asOf(), allowance.days(), situation)
                : null;
    }

    /** No more than the smaller one, and not before the later one; an allowance that is never enough never lifts. */
    private static Verdict.AtMost tighter(Verdict.AtMost one, Verdict.AtMost other) {
        Verdict.AtMost smaller = other.amount().compareTo(one.amount()) < 0 ? other : one;
        Instant first = one.otherwise().liftsAt();
        Instant second = other.otherwise().liftsAt();
        Instant lift = first == null || second == null ? null : first.isAfter(second) ? first : second;
        return new Verdict.AtMost(
                smaller.amount(),
                Verdict.heldBack("allowance", smaller.otherwise().details(), lift));
    }

    private static BigDecimal granted(RecordedAction act) {
        return act.granted() == null ? BigDecimal.ZERO : act.granted();
    }
}
