package org.holdfast.api.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.overview.BudgetLevels;
import org.holdfast.overview.Overview;
import org.holdfast.publishing.LiveRuleBook;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Returns what is left of the budgets, and of the actions that only the first customers get. */
@RestController
@Tag(name = "Reports")
class BudgetController {

    private final BudgetLevels levels;
    private final LiveRuleBook live;
    private final Clock clock;

    BudgetController(BudgetLevels levels, LiveRuleBook live, Clock clock) {
        this.levels = levels;
        this.live = live;
        this.clock = clock;
    }

    /** @param currency the currency of all amounts */
    record BudgetsAnswer(String currency, List<BudgetAnswer> budgets, List<FirstCustomersAnswer> firstCustomers) {}

    /**
     * A budget in its current period.
     *
     * @param used what is reserved or spent
     * @param renewedOn first day of the next period, in the company's time zone
     */
    record BudgetAnswer(String name, BigDecimal total, BigDecimal used, BigDecimal left, LocalDate renewedOn) {

        static BudgetAnswer of(Overview.BudgetLevel level) {
            return new BudgetAnswer(
                    level.name(), level.total(), level.total().subtract(level.left()), level.left(), level.renewedOn());
        }
    }

    /**
     * An action that only the first customers get.
     *
     * @param customers how many customers can get it
     * @param taken how many have got it
     * @param left how many more can get it
     */
    record FirstCustomersAnswer(String action, int customers, int taken, int left) {

        static FirstCustomersAnswer of(Overview.PlaceLevel level) {
            return new FirstCustomersAnswer(level.action(), level.total(), level.taken(), level.left());
        }
    }

    @Operation(
            operationId = "listBudgets",
            summary = "What is left of budgets and use limits",
            description = "The budgets of the live rule book in their current periods, and the actions that only the "
                    + "first customers get (`first` in actions.yaml), each with what is used and what is left.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/budgets")
    BudgetsAnswer budgets() {
        DecisionModel model = live.book();
        return new BudgetsAnswer(
                model.assumptions().currency(),
                levels.budgets(model, clock.instant()).stream()
                        .map(BudgetAnswer::of)
                        .toList(),
                levels.places(model).stream().map(FirstCustomersAnswer::of).toList());
    }
}
