package org.holdfast.guardrails.offers;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.guardrails.base.AbstractGuardrail;
import org.holdfast.rules.offers.OfferGroup;

/**
 * Holds back an action while the customer has another one of its group, in this decision or still open from an earlier
 * one. Which of several new ones is chosen is decided by their order.
 */
public final class GroupGuardrail extends AbstractGuardrail {

    public GroupGuardrail() {
        super("group", NOT_OWED, Trait.DEPENDS_ON_CHOSEN);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        OfferGroup group = proposed.action().offer().group();
        if (group == null) {
            return Verdict.ALLOWED;
        }
        OtherOffers others = new OtherOffers(context);
        boolean chosen = context.chosen().stream()
                .anyMatch(act -> others.terms(act.action().id()).isIn(group.name()));
        if (chosen) {
            return Verdict.heldBack("group-taken", Map.of("group", group.name()), null);
        }
        Instant now = context.view().asOf();
        return context.history().acts().stream()
                .filter(act ->
                        act.isOpen(now) && others.terms(act.action().id()).isIn(group.name()))
                .max(Comparator.comparing(RecordedAction::expiresAt))
                .<Verdict>map(act -> Verdict.heldBack(
                        "group-open",
                        Map.of("group", group.name(), "action", act.action().id()),
                        act.expiresAt()))
                .orElse(Verdict.ALLOWED);
    }
}
