package org.holdfast.simulation.comparison;

import java.math.BigDecimal;
import java.util.List;
import org.holdfast.rules.model.ActionKind;

/**
 * The total differences between two rule books over all customers. Amounts are in the company's currency.
 *
 * @param total over all actions
 * @param actions actions chosen for any customer under either rule book, or newly held back
 * @param rules rules that match any customer under either rule book
 * @param examples some customers for each kind of change, with the reason
 */
public record DifferenceReport(
        Changes changes,
        Effect total,
        List<OfAction> actions,
        List<OfArea> areas,
        List<OfRule> rules,
        List<CustomerDifference> examples) {

    public DifferenceReport {
        actions = List.copyOf(actions);
        areas = List.copyOf(areas);
        rules = List.copyOf(rules);
        examples = List.copyOf(examples);
    }

    /** Number of customers by kind of change; see {@link ActionChange}. */
    public record Changes(
            long gained,
            long lost,
            long heldBack,
            long otherAction,
            long otherSubject,
            long otherAmount,
            long otherRule,
            long same) {

        public long somethingElse() {
            return otherAction + otherSubject + otherAmount + otherRule;
        }

        public long customers() {
            return gained + lost + heldBack + somethingElse() + same;
        }
    }

    /**
     * The actions chosen under one rule book.
     *
     * @param granted sum of the amounts granted
     * @param cost sum of the amounts granted and the costs of the actions themselves
     */
    public record Sum(long customers, BigDecimal granted, BigDecimal cost, BigDecimal value) {}

    /**
     * The effect of both rule books side by side.
     *
     * @param affected number of customers with a change, including those for whom an action is newly held back
     * @param reachable number of affected customers whose consents allow a channel of the new action, or of the old one
     *     if it is lost
     */
    public record Effect(Sum before, Sum after, long affected, long reachable) {

        public boolean changes() {
            return affected > 0 || !before.equals(after);
        }
    }

    public record OfAction(String action, ActionKind kind, String area, Effect effect) {}

    /**
     * The reach of a rule.
     *
     * @param matching number of customers who meet the conditions of the rule
     * @param getting number of customers who get its proposal
     */
    public record Reach(long matching, long getting) {}

    /** One rule under both rule books. */
    public record OfRule(String rule, Reach before, Reach after) {

        public boolean changes() {
            return !before.equals(after);
        }
    }

    public record OfArea(String area, Effect effect) {}
}
