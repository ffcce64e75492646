package org.holdfast.overview;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.history.Promises;
import org.jspecify.annotations.Nullable;

/**
 * What was done lately, and what needs attention.
 *
 * @param promises promises that are past due and were not kept lately, or whose fate is still open or unknown, the
 *     earliest first; at most {@link #MAX_LISTED}
 * @param budgets budgets of the current period, the emptiest first
 * @param places actions that only the first customers get, those with the fewest places left first
 * @param deadLetters number of deliveries that were given up, by target
 * @param staleSources collections of facts that are older than some action needs
 * @param failingJobs names of background jobs whose last run failed, with the reason
 * @param customers number of customers; if there are more than 10,000, it may be ten minutes old
 */
public record Overview(
        Activity activity,
        List<RecentAction> recent,
        List<Promises.Entry> promises,
        List<BudgetLevel> budgets,
        List<PlaceLevel> places,
        Map<String, Long> deadLetters,
        List<StaleSource> staleSources,
        Map<String, String> failingJobs,
        RuleBook ruleBook,
        long customers) {

    /** Maximum length of each list. */
    public static final int MAX_LISTED = 8;

    /**
     * The last seven days and the seven days before.
     *
     * @param days each of the last fourteen days of the company's time zone, the earliest first
     */
    public record Activity(List<Day> days) {

        private static final int WEEK = 7;

        public Activity {
            days = List.copyOf(days);
        }

        public Totals thisWeek() {
            return Totals.of(days.subList(days.size() - WEEK, days.size()));
        }

        public Totals weekBefore() {
            return Totals.of(days.subList(0, days.size() - WEEK));
        }
    }

    /**
     * The actions of a day.
     *
     * @param accepted number of those that the customer has accepted so far
     */
    public record Day(LocalDate date, long actions, long accepted) {}

    /** Totals of several days. */
    public record Totals(long actions, long accepted) {

        static Totals of(List<Day> days) {
            return new Totals(
                    days.stream().mapToLong(Day::actions).sum(),
                    days.stream().mapToLong(Day::accepted).sum());
        }
    }

    /**
     * An action that was decided.
     *
     * @param rule name of the rule that proposed it
     * @param granted granted amount in the company's currency; {@code null} if there is none
     */
    public record RecentAction(
            String decisionId,
            String customerId,
            @Nullable String customerName,
            String action,
            String rule,
            @Nullable BigDecimal granted,
            Status status,
            Instant at) {}

    /**
     * A budget in its current period.
     *
     * @param renewedOn first day of the next period
     */
    public record BudgetLevel(String name, BigDecimal total, BigDecimal left, LocalDate renewedOn) {

        private static final BigDecimal NEARLY_EMPTY = new BigDecimal("0.15");

        /** Returns whether less than 15 % is left. */
        public boolean isNearlyEmpty() {
            return left.compareTo(total.multiply(NEARLY_EMPTY)) < 0;
        }
    }

    /**
     * An action that only the first customers get.
     *
     * @param total number of customers who can get it
     * @param taken how many have got it; more than can get it if the number was lowered
     * @param left how many more can get it
     */
    public record PlaceLevel(String action, int total, int taken, int left) {}

    /**
     * A collection of facts that is older than some action needs.
     *
     * @param at the moment up to which its facts are known
     * @param actions number of actions that are held back for it
     */
    public record StaleSource(String source, String collection, Instant at, int actions) {}

    /**
     * The live rule book.
     *
     * @param refusedProblems number of problems for which a newer text of the folder is not live; 0 if there is none
     * @param folderSuspended whether saved files do not go live, because what is live did not come from the folder
     */
    public record RuleBook(
            int number,
            String author,
            String note,
            Instant at,
            int rules,
            int refusedProblems,
            boolean folderSuspended) {}
}
