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
import org.holdfast.guardrails.base.AbstractGuardrail;
import org.holdfast.rules.limits.Allowance;
import org.jspecify.annotations.Nullable;

/** Limits the total amount that one customer receives within a number of days. */
final class AllowanceGuardrail extends AbstractGuardrail {

    private static final Set<RecordedAction.Status> NOT_GIVEN =
            Set.of(RecordedAction.Status.FAILED, RecordedAction.Status.REJECTED, RecordedAction.Status.IGNORED);

    AllowanceGuardrail() {
        super("allowance", NOT_OWED, Trait.DEPENDS_ON_CHOSEN);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        if (proposed.amount() == null || proposed.amount().signum() == 0) {
            return Verdict.ALLOWED;
        }
        Verdict.AtMost tightest = null;
        for (Allowance allowance :
                context.limits().allowances().on(context.view().today(), List.of())) {
            if (allowance.kinds().contains(proposed.action().kind())) {
                Verdict.AtMost most = most(allowance, proposed, proposed.amount(), context);
                tightest = tightest == null ? most : tighter(tightest, most);
            }
        }
        return tightest == null ? Verdict.ALLOWED : tightest;
    }

    private static Verdict.AtMost most(
            Allowance allowance, ProposedAction proposed, BigDecimal amount, DecisionContext context) {
        LocalDate first = context.view().today().minusDays(allowance.days() - 1L);
        List<RecordedAction> given = context.history().acts().stream()
                .filter(act -> act.granted() != null
                        && allowance.kinds().contains(act.action().kind())
                        && !NOT_GIVEN.contains(act.status())
                        && !LocalDays.day(act.decidedAt(), context).isBefore(first))
                .sorted(Comparator.comparing(RecordedAction::decidedAt))
                .toList();
        BigDecimal left = allowance.amount();
        for (RecordedAction act : given) {
            left = left.subtract(granted(act));
        }
        for (Decision.DecidedAction act : context.chosen()) {
            BigDecimal counted = act.grant().counted();
            if (counted != null
                    && act.actionId() == null
                    && allowance.kinds().contains(act.action().kind())) {
                left = left.subtract(counted);
            }
        }
        BigDecimal least = proposed.action().grant().atLeast();
        BigDecimal needed = least == null ? amount : least.min(amount);
        return new Verdict.AtMost(
                left.max(BigDecimal.ZERO),
                Verdict.heldBack(
                        "allowance", Map.of("days", allowance.days()), lift(allowance, given, left, needed, context)));
    }

    /**
     * Returns the moment from which the needed amount is available again: now when it is available already, and
     * {@code null} when it exceeds the whole allowance.
     */
    private static @Nullable Instant lift(
            Allowance allowance,
            List<RecordedAction> given,
            BigDecimal left,
            BigDecimal needed,
            DecisionContext context) {
        if (left.compareTo(needed) >= 0) {
            return context.view().asOf();
        }
        BigDecimal free = left;
        for (RecordedAction act : given) {
            free = free.add(granted(act));
            if (free.compareTo(needed) >= 0) {
                return LocalDays.lift(act.decidedAt(), allowance.days(), context);
            }
        }
        // Amounts chosen in this decision leave the window as late as those given today.
        return allowance.amount().compareTo(needed) >= 0
                ? LocalDays.lift(context.view().asOf(), allowance.days(), context)
                : null;
    }

    /** Combines two limits: the smaller amount and the later moment. An allowance that never suffices never lifts. */
    private static Verdict.AtMost tighter(Verdict.AtMost one, Verdict.AtMost other) {
        Verdict.AtMost smaller = other.amount().compareTo(one.amount()) < 0 ? other : one;
        Instant lift = later(one.otherwise().liftsAt(), other.otherwise().liftsAt());
        return new Verdict.AtMost(
                smaller.amount(),
                Verdict.heldBack("allowance", smaller.otherwise().details(), lift));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isAfter(other) ? one : other;
    }

    private static BigDecimal granted(RecordedAction act) {
        return act.granted() == null ? BigDecimal.ZERO : act.granted();
    }
}
