package org.holdfast.guardrails.contact;

import java.util.Map;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.reach.Reachability;
import org.holdfast.guardrails.base.AbstractGuardrail;

/**
 * Holds back what cannot arrive: there is known to be no e-mail address or phone number for the channel, or every one
 * has bounced or is wrong. If it is unknown whether there is an address, nothing is held back.
 */
public final class ReachabilityGuardrail extends AbstractGuardrail {

    public ReachabilityGuardrail() {
        super("reachability", ALL, Trait.DEPENDS_ON_CHANNEL, Trait.CHECKS_REPEATED);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        AddressKind kind = proposed.channel().addresses();
        if (kind == null || context.isAnswer(proposed.channel())) {
            return Verdict.ALLOWED;
        }
        Reachability.State state = new Reachability(
                        context.view().facts(),
                        context.view().asOf(),
                        context.view().zone())
                .state(kind);
        return state.isPossible()
                ? Verdict.ALLOWED
                : Verdict.heldBack(
                        state == Reachability.State.NO_ADDRESS ? "no-address" : "address-unusable",
                        Map.of("kind", kind.toString()),
                        null);
    }
}
