package org.holdfast.rules.model;

import java.math.BigDecimal;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.money.CustomerCurrency;
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

    /** Returns what is given that is not money; {@code null} if there is nothing such. */
    public @Nullable Gift gift() {
        return clause.amount() instanceof Amount.InKind kind ? kind.gift() : null;
    }

    /**
     * Returns the proposed amount, or for a {@link #gift} what it is expected to cost; {@code null} if there is none or
     * it depends on an unknown fact.
     */
    public @Nullable BigDecimal desired() {
        BigDecimal amount = clause.amount() == null ? null : clause.amount().of(bound);
        Gift gift = gift();
        if (gift != null) {
            amount = gift.cost(amount, action.grant().gift());
        }
        if (amount == null
                || !(bound[0] instanceof CustomerView view)
                || !view.viewpoint().semantics().givesWholeUnits()) {
            return amount;
        }
        return view.viewpoint().rates().inWholeUnits(amount, null);
    }

    /**
     * Returns the currency in which an amount is given: the company's, or, if the action says so, that of the order or
     * other thing it is about, or else of the customer's latest order.
     *
     * @param home the company's currency
     */
    public String currency(String home) {
        if (!action.grant().gift().customersCurrency() || gift() != null || !(bound[0] instanceof CustomerView view)) {
            return home;
        }
        Field field = rule.entities().get(clause.about()).field("currency");
        Object own = field == null || clause.about() == 0 ? null : field.read().apply(bound[clause.about()]);
        return own instanceof String code ? code : CustomerCurrency.of(view, home);
    }

    /** Returns the incident the action responds to, such as {@code late-order:5512}, or {@code null}. */
    public @Nullable String incident() {
        String subject = subject();
        return action.incident() == null || subject == null ? null : action.incident() + ":" + subject;
    }
}
