package org.holdfast.guardrails.offers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.guardrails.base.AbstractGuardrail;
import org.holdfast.rules.offers.UseLimit;
import org.jspecify.annotations.Nullable;

/** Limits how often a customer gets an action, for ever or within a time. */
public final class UseLimitGuardrail extends AbstractGuardrail {

    public UseLimitGuardrail() {
        super("use-limit", NOT_OWED, Trait.DEPENDS_ON_CHOSEN);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        UseLimit limit = proposed.action().offer().perCustomer();
        if (limit == null) {
            return Verdict.ALLOWED;
        }
        if (limit.times() == 0) {
            return Verdict.heldBack("use-never", null);
        }
        List<LocalDate> uses = uses(limit, proposed, context);
        if (uses.size() < limit.times()) {
            return Verdict.ALLOWED;
        }
        return Verdict.heldBack(
                "use-limit",
                Map.of(
                        "times",
                        limit.times(),
                        "window",
                        limit.window().kind(),
                        "days",
                        limit.window().days()),
                lift(limit, uses, context.view().zone()));
    }

    /** Returns the days of the uses that count today, the earliest first. */
    private static List<LocalDate> uses(UseLimit limit, ProposedAction proposed, DecisionContext context) {
        Instant now = context.view().asOf();
        LocalDate today = context.view().today();
        Stream<LocalDate> before = context.history().acts().stream()
                .filter(act -> isTheSame(limit, proposed, act.action(), act.matter()) && act.isUse(now))
                .map(act -> day(act, context.view().zone()))
                .filter(day -> limit.window().includes(day, today));
        Stream<LocalDate> here = context.chosen().stream()
                .filter(act -> act.actionId() == null && isTheSame(limit, proposed, act.action(), act.matter()))
                .map(act -> today);
        return Stream.concat(before, here).sorted().toList();
    }

    private static boolean isTheSame(
            UseLimit limit, ProposedAction proposed, Decision.ActionRef action, Decision.Matter matter) {
        return action.id().equals(proposed.action().id())
                && (!limit.perSubject() || Objects.equals(matter.subject(), proposed.subject()));
    }

    private static LocalDate day(RecordedAction act, ZoneId zone) {
        return act.decidedAt().atZone(zone).toLocalDate();
    }

    /** Returns the start of the day on which enough uses no longer count; {@code null} if that never happens. */
    private static @Nullable Instant lift(UseLimit limit, List<LocalDate> uses, ZoneId zone) {
        LocalDate end = limit.window().end(uses.get(uses.size() - limit.times()));
        return end == null ? null : end.atStartOfDay(zone).toInstant();
    }
}
