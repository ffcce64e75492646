package org.holdfast.guardrails;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.holdfast.decisions.Decision;
import org.holdfast.guardrails.base.AbstractGuardrail;
import org.holdfast.rules.limits.Budget;
import org.holdfast.rules.limits.EffectiveFrom;
import org.holdfast.rules.limits.Timeline;
import org.jspecify.annotations.Nullable;

/** Limits an amount to what is left of its budget. A budget that is not set for the day gives nothing. */
final class BudgetGuardrail extends AbstractGuardrail {

    BudgetGuardrail() {
        super("budget", NOT_OWED, Trait.DEPENDS_ON_CHOSEN);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        String name = proposed.action().grant().budget();
        if (name == null || proposed.amount() == null || proposed.amount().signum() == 0) {
            return Verdict.ALLOWED;
        }
        ZoneId company = context.model().assumptions().timeZone();
        LocalDate today = context.view().asOf().atZone(company).toLocalDate();
        BigDecimal least = proposed.action().grant().atLeast();
        BigDecimal needed = least == null ? proposed.amount() : least.min(proposed.amount());
        Timeline<List<Budget>> budgets = context.limits().budgets();
        Map<String, Object> details = Map.of("budget", name);
        Budget budget = budget(budgets, name, today);
        if (budget == null) {
            LocalDate opens = budgets.all().stream()
                    .map(EffectiveFrom::from)
                    .filter(day -> day.isAfter(today) && holds(budgets, name, day, needed))
                    .min(LocalDate::compareTo)
                    .orElse(null);
            return Verdict.heldBack(
                    "no-budget",
                    details,
                    opens == null ? null : opens.atStartOfDay(company).toInstant());
        }
        BigDecimal left =
                budget.amount().subtract(context.history().budgetUsed().getOrDefault(name, BigDecimal.ZERO));
        for (Decision.DecidedAction act : context.chosen()) {
            BigDecimal counted = act.grant().counted();
            if (act.actionId() == null
                    && counted != null
                    && name.equals(act.grant().budget())) {
                left = left.subtract(counted);
            }
        }
        LocalDate next = BudgetPeriod.of(budget.per(), today).next();
        return new Verdict.AtMost(
                left.max(BigDecimal.ZERO),
                Verdict.heldBack(
                        "budget",
                        details,
                        holds(budgets, name, next, needed)
                                ? next.atStartOfDay(company).toInstant()
                                : null));
    }

    /** Returns whether the full budget of a day covers the needed amount. */
    private static boolean holds(Timeline<List<Budget>> budgets, String name, LocalDate day, BigDecimal needed) {
        Budget budget = budget(budgets, name, day);
        return budget != null && budget.amount().compareTo(needed) >= 0;
    }

    private static @Nullable Budget budget(Timeline<List<Budget>> budgets, String name, LocalDate day) {
        return budgets.on(day, List.of()).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
