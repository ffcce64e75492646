package org.holdfast.batch;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decision;
import org.holdfast.rules.RuleBook;

/**
 * How much is used of what customers share: amounts of budgets, and places of actions that only the first customers
 * get.
 *
 * @param used amount by budget, in the company's currency
 * @param taken number of customers by action
 */
public record LimitUse(Map<String, BigDecimal> used, Map<String, Integer> taken) implements Serializable {

    public static final LimitUse NONE = new LimitUse(Map.of(), Map.of());

    public LimitUse {
        used = Map.copyOf(used);
        taken = Map.copyOf(taken);
    }

    /** Returns what a history says is used. */
    public static LimitUse of(ContactHistory history) {
        return new LimitUse(history.budgetUsed(), history.first().taken());
    }

    /** Returns the maximum number of customers of each action that only the first ones get. */
    public static Map<String, Integer> placesIn(RuleBook book) {
        Map<String, Integer> places = new TreeMap<>();
        book.actions().forEach((id, action) -> {
            Integer most = action.offer().firstCustomers();
            if (most != null) {
                places.put(id, most);
            }
        });
        return places;
    }

    /**
     * Returns what a decision without ids uses. A repeated action was counted when it was answered first.
     *
     * @param before what its customer had before
     * @param limited actions that only the first customers get
     */
    public static LimitUse by(Decision decision, ContactHistory.FirstCustomers before, Set<String> limited) {
        Map<String, BigDecimal> drawn = new HashMap<>();
        Map<String, Integer> places = new HashMap<>();
        for (Decision.DecidedAction act : decision.actions()) {
            if (act.actionId() != null) {
                continue;
            }
            BigDecimal counted = act.grant().counted();
            if (act.grant().budget() != null && counted != null) {
                drawn.merge(act.grant().budget(), counted, BigDecimal::add);
            }
            String action = act.action().id();
            if (limited.contains(action) && !before.counted().contains(action)) {
                places.put(action, 1);
            }
        }
        return drawn.isEmpty() && places.isEmpty() ? NONE : new LimitUse(drawn, places);
    }

    boolean usesNothing() {
        return used.isEmpty() && taken.isEmpty();
    }

    public LimitUse plus(LimitUse more) {
        if (more.usesNothing()) {
            return this;
        }
        Map<String, BigDecimal> amounts = new HashMap<>(used);
        more.used.forEach((name, amount) -> amounts.merge(name, amount, BigDecimal::add));
        Map<String, Integer> places = new HashMap<>(taken);
        more.taken.forEach((action, number) -> places.merge(action, number, Integer::sum));
        return new LimitUse(amounts, places);
    }

    /** Returns a history in which this much is used. */
    public ContactHistory in(ContactHistory history) {
        return history.withUsed(used).withFirst(history.first().with(taken));
    }
}
