package org.holdfast.simulation.comparison;

import java.math.BigDecimal;
import java.util.List;
import org.holdfast.rules.model.ActionKind;

/**
 * What would change, added up over customers. Money is in the company's currency.
 *
 * @param total over all actions
 * @param actions those chosen for anybody under either rule book, or newly held back
 * @param rules those that anybody matches under either rule book
 * @param examples some customers of each sort of change, with the reason
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

    /** Customers by sort of change, as {@link ActionChange} tells them apart. */
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
     * What is chosen under one rule book.
     *
     * @param cost what is granted and what the actions themselves cost
     */
    public record Sum(long customers, BigDecimal granted, BigDecimal cost, BigDecimal value) {}

    /**
     * Both rule books side by side.
     *
     * @param affected customers for whom something changes here, also those for whom it is newly held back
     * @param reachable those of them whose consents allow a channel of the action: of the new one, or of the old one
     *     where it is lost
     */
    public record Effect(Sum before, Sum after, long affected, long reachable) {

        public boolean changes() {
            return affected > 0 || !before.equals(after);
        }
    }

    public record OfAction(String action, ActionKind kind, String area, Effect effect) {}

    /**
     * How many customers meet the conditions of a rule, and how many of them get what it proposes: the others get
     * something else, or it is held back.
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
