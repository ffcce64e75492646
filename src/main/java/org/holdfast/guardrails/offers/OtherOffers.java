package org.holdfast.guardrails.offers;

import org.holdfast.decisions.Guardrail.DecisionContext;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.offers.OfferTerms;

/** The terms of other actions, which an action knows only by their ids. */
record OtherOffers(DecisionContext context) {

    /** Returns the terms of an action; none if the rule book no longer has it. */
    OfferTerms terms(String id) {
        Action action = context.model().rules().actions().get(id);
        return action == null ? OfferTerms.NONE : action.offer();
    }
}
