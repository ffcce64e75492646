package org.holdfast.guardrails;

import java.util.List;
import java.util.Map;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Consents;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.reach.Reachability;
import org.holdfast.guardrails.base.AbstractGuardrail;

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
        Consents.Use use = new Consents.Use(
                proposed.channel(), purpose, null, proposed.action().topic());
        Reachability reach = new Reachability(
                context.view().facts(), context.view().asOf(), context.view().zone());
        if (reach.isAllowed(use) || purpose == Purpose.SERVICE && context.isAnswer(proposed.channel())) {
            return Verdict.ALLOWED;
        }
        List<Consent> refusals = reach.refusals(use);
        return Verdict.heldBack(
                because(use, refusals), Map.of("channel", proposed.channel().toString()), null);
    }

    private static String because(Consents.Use use, List<Consent> refusals) {
        if (!refusals.isEmpty() && refusals.stream().allMatch(no -> Consent.SUPPRESSION_LIST.equals(no.source()))) {
            return "suppressed";
        }
        if (!refusals.isEmpty() && refusals.stream().allMatch(no -> Consent.SHARED_ADDRESS.equals(no.source()))) {
            return "refused-elsewhere";
        }
        if (!refusals.isEmpty() && refusals.stream().allMatch(no -> no.topic() != null)) {
            return "topic-refused";
        }
        if (use.purpose() == Purpose.SERVICE) {
            return "refused";
        }
        return refusals.isEmpty() ? "no-consent" : "objected";
    }
}
