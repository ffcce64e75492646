package org.holdfast.overview;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.guardrails.BudgetPeriod;
import org.holdfast.history.Budgets;
import org.holdfast.overview.Overview.BudgetLevel;
import org.holdfast.overview.Overview.PlaceLevel;
import org.holdfast.rules.limits.Budget;
import org.springframework.stereotype.Service;

/** Looks at what is left of the budgets, and of the actions that only the first customers get. */
@Service
public class BudgetLevels {

    private final Budgets budgets;

    BudgetLevels(Budgets budgets) {
        this.budgets = budgets;
    }

    /** Returns the budgets in their current periods, the emptiest first. */
    public List<BudgetLevel> budgets(DecisionModel model, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, model.assumptions().timeZone());
        List<Budget> all = model.rules().limits().budgets().on(today, List.of());
        Map<String, BigDecimal> used = budgets.used(all.stream()
                .map(budget -> new Budgets.Pot(
                        budget.name(), BudgetPeriod.of(budget.per(), today).label(), budget.amount()))
                .toList());
        return all.stream()
                .map(budget -> new BudgetLevel(
                        budget.name(),
                        budget.amount(),
                        budget.amount().subtract(used.getOrDefault(budget.name(), BigDecimal.ZERO)),
                        BudgetPeriod.of(budget.per(), today).next()))
                .sorted(Comparator.comparingDouble(level ->
                        level.left().doubleValue() / Math.max(1, level.total().doubleValue())))
                .toList();
    }

    /** Returns the actions that only the first customers get, those with the fewest places left first. */
    public List<PlaceLevel> places(DecisionModel model) {
        List<PlaceLevel> places = new ArrayList<>();
        Map<String, Integer> taken =
                budgets.firstCustomers().taken(model.rules().actions().keySet());
        model.rules().actions().forEach((id, action) -> {
            Integer total = action.offer().firstCustomers();
            if (total != null) {
                int used = taken.getOrDefault(id, 0);
                places.add(new PlaceLevel(id, total, used, Math.max(0, total - used)));
            }
        });
        places.sort(Comparator.comparingInt(PlaceLevel::left).thenComparing(PlaceLevel::action));
        return places;
    }
}
