package org.holdfast.rules.model;

import java.math.BigDecimal;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Field;
import org.jspecify.annotations.Nullable;

/**
 * A rule asks for an action for a customer.
 *
 * @param bound the things the rule found, by place; the customer is the first
 */
public record Proposal(Rule rule, ConsequenceClause wish, Action action, Object[] bound) {

    /** Number of the thing the action is about, such as the order's; {@code null} when it is about the customer. */
    public @Nullable String subject() {
        if (wish.about() == 0) {
            return null;
        }
        Entity entity = rule.entities().get(wish.about());
        Field id = entity.field("id");
        Object value = id == null ? null : id.read().apply(bound[wish.about()]);
        return value == null ? null : value.toString();
    }

    /** What the rule wants to give, or {@code null} when nothing, or when it hangs on an unknown fact. */
    public @Nullable BigDecimal desired() {
        BigDecimal amount = wish.amount() == null ? null : wish.amount().of(bound);
        if (amount == null
                || !(bound[0] instanceof CustomerView view)
                || !view.viewpoint().semantics().givesWholeUnits()) {
            return amount;
        }
        return view.viewpoint().rates().inWholeUnits(amount, null);
    }

    /** The incident the action answers, such as {@code late-order:5512}. */
    public @Nullable String incident() {
        String subject = subject();
        return action.incident() == null || subject == null ? null : action.incident() + ":" + subject;
    }
}
