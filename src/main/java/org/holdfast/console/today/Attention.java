package org.holdfast.console.today;

import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.overview.Overview;
import org.holdfast.overview.Overview.BudgetLevel;

/**
 * What needs the attention of a reader. Each list is empty if there is nothing, or if the reader's roles cannot do
 * anything about it.
 *
 * @param overview the whole picture
 * @param mayRead whether the reader sees budgets, sources and the rule book
 * @param mayOperate whether the reader looks after the installation
 */
public record Attention(Overview overview, boolean mayRead, boolean mayOperate) {

    static Attention of(Overview overview, Caller caller) {
        return new Attention(overview, caller.may(Role.READ), caller.may(Role.ADMIN));
    }

    public List<BudgetLevel> emptyBudgets() {
        return mayRead
                ? overview.budgets().stream().filter(BudgetLevel::isNearlyEmpty).toList()
                : List.of();
    }

    public List<Overview.StaleSource> staleSources() {
        return mayRead ? overview.staleSources() : List.of();
    }

    public boolean isRuleBookRefused() {
        return mayRead && overview.ruleBook().refusedProblems() > 0;
    }

    public boolean hasDeadLetters() {
        return mayOperate && !overview.deadLetters().isEmpty();
    }

    public boolean hasFailingJobs() {
        return mayOperate && !overview.failingJobs().isEmpty();
    }

    /** Returns whether nothing waits for the reader. */
    public boolean isEmpty() {
        return overview.promises().isEmpty()
                && emptyBudgets().isEmpty()
                && staleSources().isEmpty()
                && !isRuleBookRefused()
                && !hasDeadLetters()
                && !hasFailingJobs();
    }
}
