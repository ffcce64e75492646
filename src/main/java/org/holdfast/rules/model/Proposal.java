package org.holdfast.rules.model;

import java.math.BigDecimal;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Field;
import org.jspecify.annotations.Nullable;

/**
 * An action that a rule proposes for a customer.
 *
 * @param clause the line of the rule that proposes it
 * @param bound the values bound by the rule, by position; the customer comes first
 */
public record Proposal(Rule rule, ConsequenceClause clause, Action action, Object[] bound) {

    /** Returns the id of the subject, such as an order number; {@code null} if the action is about the customer. */
    public @Nullable String subject() {
        if (clause.about() == 0) {
            return null;
        }
        Entity entity = rule.entities().get(clause.about());
        Field id = entity.field("id");
        Object value = id == null ? null : id.read().apply(bound[clause.about()]);
        return value == null ? null : value.toString();
    }

    /** Returns the proposed amount; {@code null} if there is none or it depends on an unknown fact. */
    public @Nullable BigDecimal desired() {
        BigDecimal amount = clause.amount() == null ? null : clause.amount().of(bound);
        if (amount == null
                || !(bound[0] instanceof CustomerView view)
                || !view.viewpoint().semantics().givesWholeUnits()) {
            return amount;
        }
        return view.viewpoint().rates().inWholeUnits(amount, null);
    }

    /** Returns the incident the action responds to, such as {@code late-order:5512}, or {@code null}. */
    public @Nullable String incident() {
        String subject = subject();
        return action.incident() == null || subject == null ? null : action.incident() + ":" + subject;
    }
}
