package org.holdfast.console.today;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.desk.acting.OwnPromises.OwnPromise;
import org.holdfast.history.Promises;
import org.holdfast.overview.Overview;
import org.holdfast.overview.Overview.BudgetLevel;

/**
 * What needs the attention of a reader. Each list is empty if there is nothing, or if the reader's roles cannot do
 * anything about it.
 *
 * @param overview the whole picture
 * @param own promises that the reader made at the desk and that are due
 * @param mayRead whether the reader sees budgets, sources and the rule book
 * @param mayOperate whether the reader looks after the installation
 */
public record Attention(Overview overview, List<OwnPromise> own, boolean mayRead, boolean mayOperate) {

    public Attention {
        own = List.copyOf(own);
    }

    static Attention of(Overview overview, List<OwnPromise> own, Caller caller) {
        return new Attention(overview, own, caller.may(Role.READ), caller.may(Role.ADMIN));
    }

    /** Returns the promises that others made, or no person at all. */
    public List<Promises.Entry> otherPromises() {
        Set<String> mine = own.stream().map(OwnPromise::id).collect(Collectors.toSet());
        return overview.promises().stream()
                .filter(entry -> !mine.contains(entry.promise().id()))
                .toList();
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

    public boolean isFolderSuspended() {
        return mayRead && overview.ruleBook().folderSuspended();
    }

    public boolean hasDeadLetters() {
        return mayOperate && !overview.deadLetters().isEmpty();
    }

    public boolean hasFailingJobs() {
        return mayOperate && !overview.failingJobs().isEmpty();
    }

    /** Returns whether nothing waits for the reader. */
    public boolean isEmpty() {
        return own.isEmpty()
                && overview.promises().isEmpty()
                && emptyBudgets().isEmpty()
                && staleSources().isEmpty()
                && !isRuleBookRefused()
                && !isFolderSuspended()
                && !hasDeadLetters()
                && !hasFailingJobs();
    }
}
