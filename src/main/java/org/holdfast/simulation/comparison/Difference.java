package org.holdfast.simulation.comparison;

import java.math.BigDecimal;
import java.util.List;
import org.holdfast.rules.model.ActionKind;

/**
 * What would change, added up over customers. Money is in the company's currency.
 *
 * @param total over all actions
 * @param actions those chosen for anybody under either rule book, or newly held back
 * @param examples some customers of each sort of change, with the reason
 */
public record Difference(Changes changes, Effect total, List<OfAction> actions, List<OfArea> areas, List<Compared> examples) {

    public Difference {
        actions = List.copyOf(actions);
        areas = List.copyOf(areas);
        examples = List.copyOf(examples);
    }

    /** Customers by sort of change, as {@link Change} tells them apart. */
    public record Changes(long gained, long lost, long heldBack, long otherAction, long otherSubject, long otherAmount, long otherRule,
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
    public record Sum(long customers, BigDecimal granted, BigDecimal cost, BigDecimal value) {
    }

    /**
     * Both rule books side by side.
     *
     * @param affected customers for whom something changes here, also those for whom it is newly held back
     * @param reachable those of them whose consents allow a channel of the action: of the new one, or of the old one where it is lost
     */
    public record Effect(Sum before, Sum after, long affected, long reachable) {
    }

    public record OfAction(String action, ActionKind kind, String area, Effect effect) {
    }

    public record OfArea(String area, Effect effect) {
    }
}
