package org.holdfast.guardrails;

import java.util.Map;
import org.holdfast.facts.Consents;
import org.holdfast.facts.Purpose;

/**
 * What the customer agreed to, by channel and purpose: advertising needs a known yes, service is allowed unless it was
 * refused. No rule can get past this, and no kind is exempt. Who came to us on a channel they refused is still served
 * there: that is an answer.
 */
final class ConsentGuardrail extends AbstractGuardrail {

    ConsentGuardrail() {
        super("consent", ALL, Trait.DEPENDS_ON_CHANNEL, Trait.CHECKS_REPEATED);
    }

    @Override
    public Verdict check(ProposedAction wanted, DecisionContext situation) {
        Purpose purpose = wanted.action().purpose();
        Consents consents = Consents.of(
                situation.view().facts().consents(),
                situation.view().asOf(),
                situation.view().zone());
        if (consents.allow(wanted.channel(), purpose)
                || purpose == Purpose.SERVICE && situation.isAnswer(wanted.channel())) {
            return Verdict.ALLOWED;
        }
        boolean refused = consents.permission(wanted.channel(), purpose) == Consents.Permission.REFUSED;
        return Verdict.heldBack(
                consents.isRefusedFromBefore(wanted.channel(), purpose) ? "suppressed" : because(purpose, refused),
                Map.of("channel", wanted.channel().toString()),
                null);
    }

    private static String because(Purpose purpose, boolean refused) {
        if (purpose == Purpose.SERVICE) {
            return "refused";
        }
        return refused ? "objected" : "no-consent";
    }
}
