package org.holdfast.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * The results of each rule and action in a period.
 *
 * @param from first day, in the company's time zone
 * @param until last day
 * @param keptDays number of days after the decision within which an order counts as retention
 * @param currency the currency of all amounts
 */
public record ActionReport(LocalDate from, LocalDate until, int keptDays, String currency, List<Line> actions) {

    private static final int DIGITS = 4;

    public ActionReport {
        actions = List.copyOf(actions);
    }

    /**
     * One rule with one of its actions.
     *
     * @param area {@code null} for an action that was only ever held back, by a rule that has left the live rule book
     * @param heldBack number of customers from whom it was held back, by guardrail
     * @param reached customers with a decision for the action
     * @param control customers in the control group
     */
    public record Line(
            String rule,
            String action,
            @Nullable String area,
            @Nullable ActionKind kind,
            @JsonUnwrapped Counts counts,
            @JsonUnwrapped Amounts amounts,
            Map<String, Long> heldBack,
            Group reached,
            Group control,
            Uplift uplift) {

        public Line {
            heldBack = Collections.unmodifiableMap(new TreeMap<>(heldBack));
        }

        Line in(@Nullable String otherArea) {
            return new Line(rule, action, otherArea, kind, counts, amounts, heldBack, reached, control, uplift);
        }
    }

    /**
     * How often an action was decided, and the outcomes reported for it.
     *
     * @param decided number of decisions; a repeated request is not counted again
     * @param presented number known to have been shown
     * @param accepted number whose latest effective outcome is accepted; likewise for rejected, ignored and failed
     * @param acceptanceRate accepted, as a share of those with a report other than a failure; {@code null} while there
     *     are none
     */
    public record Counts(
            long decided,
            long presented,
            long delivered,
            long accepted,
            long rejected,
            long ignored,
            long failed,
            @Nullable BigDecimal acceptanceRate) {}

    /**
     * Sums of money, in the currency of the report.
     *
     * @param granted value granted to customers, without failed actions
     * @param cost cost of the actions, without failed ones
     * @param spent value that was granted from a budget and accepted
     */
    public record Amounts(BigDecimal granted, BigDecimal cost, BigDecimal spent) {}

    /**
     * Customers, each counted once, from the first decision of the period that concerns the rule and action.
     *
     * @param known those whose orders are known; the share is theirs
     * @param waiting those of them who did not order yet and still have days left
     * @param kept those of them who ordered in time
     */
    public record Group(
            long customers,
            long known,
            long waiting,
            long kept,
            @Nullable BigDecimal keptShare) {

        static Group of(long customers, long known, long waiting, long kept) {
            return new Group(customers, known, waiting, kept, share(kept, known));
        }
    }

    static @Nullable BigDecimal share(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.HALF_UP);
    }
}
