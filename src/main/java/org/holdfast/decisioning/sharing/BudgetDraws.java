package org.holdfast.decisioning.sharing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.guardrails.BudgetPeriod;
import org.holdfast.history.Budgets;

/** Computes what decisions draw from the budgets. */
public final class BudgetDraws {

    private BudgetDraws() {}

    /** Returns the budgets with their current period in the company's time zone. */
    public static List<Budgets.Pot> pots(DecisionModel model, Instant now) {
        LocalDate today = now.atZone(model.assumptions().timeZone()).toLocalDate();
        return model.rules().limits().budgets().on(today, List.of()).stream()
                .map(budget -> new Budgets.Pot(
                        budget.name(), BudgetPeriod.of(budget.per(), today).label(), budget.amount()))
                .toList();
    }

    /** Returns the amounts to reserve for decisions with ids. Repeated actions were reserved the first time. */
    public static List<Budgets.Draw> of(List<Decision> decisions, Instant now) {
        List<Budgets.Draw> draws = new ArrayList<>();
        for (Decision decision : decisions) {
            for (Decision.DecidedAction act : decision.actions()) {
                BigDecimal counted = act.grant().counted();
                boolean isNew = String.valueOf(act.actionId()).startsWith(decision.decisionId() + ".");
                if (isNew
                        && act.grant().budget() != null
                        && counted != null
                        && act.actionId() != null
                        && counted.signum() > 0) {
                    draws.add(new Budgets.Draw(
                            act.actionId(),
                            act.grant().budget(),
                            counted,
                            act.validUntil() == null ? now.plus(ContactHistory.OPEN_WITHOUT_DATE) : act.validUntil()));
                }
            }
        }
        return draws;
    }
}
