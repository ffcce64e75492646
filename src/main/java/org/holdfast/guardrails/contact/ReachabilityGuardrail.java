package org.holdfast.guardrails.contact;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.Guardrail;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.reach.Reachability;
import org.holdfast.rules.model.ActionKind;

/**
 * Holds back what cannot arrive: there is known to be no e-mail address or phone number for the channel, or every one
 * has bounced or is wrong. If it is unknown whether there is an address, nothing is held back.
 */
public final class ReachabilityGuardrail implements Guardrail {

    private static final Set<ActionKind> KINDS = Set.copyOf(EnumSet.allOf(ActionKind.class));

    @Override
    public String name() {
        return "reachability";
    }

    @Override
    public Set<ActionKind> kinds() {
        return KINDS;
    }

    @Override
    public boolean dependsOnChannel() {
        return true;
    }

    @Override
    public boolean checksRepeated() {
        return true;
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
