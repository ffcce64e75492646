package org.holdfast.guardrails;

import java.util.Map;
import org.holdfast.facts.Consents;
import org.holdfast.facts.Purpose;

/**
 * Enforces the customer's consents by channel and purpose: marketing needs a known consent, service is allowed unless
 * refused. No kind of action is exempt. A customer who contacts us on a refused channel still gets an answer there.
 */
final class ConsentGuardrail extends AbstractGuardrail {

    ConsentGuardrail() {
        super("consent", ALL, Trait.DEPENDS_ON_CHANNEL, Trait.CHECKS_REPEATED);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        Purpose purpose = proposed.action().purpose();
        Consents consents = Consents.of(
                context.view().facts().consents(),
                context.view().asOf(),
                context.view().zone());
        if (consents.allow(proposed.channel(), purpose)
                || purpose == Purpose.SERVICE && context.isAnswer(proposed.channel())) {
            return Verdict.ALLOWED;
        }
        boolean refused = consents.permission(proposed.channel(), purpose) == Consents.Permission.REFUSED;
        return Verdict.heldBack(
                consents.isRefusedFromBefore(proposed.channel(), purpose) ? "suppressed" : because(purpose, refused),
                Map.of("channel", proposed.channel().toString()),
                null);
    }

    private static String because(Purpose purpose, boolean refused) {
        if (purpose == Purpose.SERVICE) {
            return "refused";
        }
        return refused ? "objected" : "no-consent";
    }
}
