package org.holdfast.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.Guardrail;
import org.holdfast.rules.limits.Budget;
import org.holdfast.rules.model.ActionKind;

/** An action draws on a pot only while there is enough in it. A pot that is not set for this day gives nothing. */
final class BudgetLeft implements Guardrail {

    @Override
    public String name() {
        return "budget";
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
        String name = wanted.action().budget();
        if (name == null || wanted.amount() == null || wanted.amount().signum() == 0) {
            return Verdict.ALLOWED;
        }
        ZoneId company = situation.book().assumptions().timeZone();
        LocalDate today = situation.view().asOf().atZone(company).toLocalDate();
        Map<String, Object> details = Map.of("budget", name);
        Budget budget = situation.limits().budgets().on(today, List.of()).stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
        if (budget == null) {
            return Verdict.heldBack("no-budget", details, null);
        }
        BigDecimal left = budget.amount().subtract(situation.standing().budgetUsed().getOrDefault(name, BigDecimal.ZERO));
        for (Decision.Act act : situation.chosen()) {
            if (act.actionId() == null && act.granted() != null && name.equals(act.budget())) {
                left = left.subtract(act.granted().amount());
            }
        }
        Instant next = BudgetPeriod.of(budget.per(), today).next().atStartOfDay(company).toInstant();
        return new Verdict.AtMost(left.max(BigDecimal.ZERO), Verdict.heldBack("budget", details, next));
    }
}
