package org.holdfast.guardrails.contact;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.Guardrail;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.contact.OwnContactCap;
import org.holdfast.rules.model.ActionKind;

/**
 * Keeps to the cap that the customer has set for advertising, over all channels together. Service messages neither
 * count nor are held back.
 */
public final class OwnCapGuardrail implements Guardrail {

    private static final Set<ActionKind> KINDS = Set.copyOf(EnumSet.complementOf(EnumSet.of(ActionKind.OBLIGATION)));

    @Override
    public String name() {
        return "own-cap";
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
    public boolean dependsOnChosen() {
        return true;
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        OwnContactCap cap = context.view().facts().contactCap();
        if (cap == null
                || cap.times() == null
                || cap.days() == null
                || proposed.action().purpose() != Purpose.MARKETING
                || !context.isContact(proposed.channel())
                || cap.at() != null
                        && !cap.at()
                                .hasCome(context.view().asOf(), context.view().zone())) {
            return Verdict.ALLOWED;
        }
        Map<String, Object> details = Map.of("times", cap.times(), "days", cap.days());
        if (cap.times() < 1) {
            return Verdict.heldBack("own-cap", details, null);
        }
        Instant lift = new ContactCounts(context, (channel, purpose) -> purpose == Purpose.MARKETING)
                .lift(cap.times(), cap.days());
        return lift == null ? Verdict.ALLOWED : Verdict.heldBack("own-cap", details, lift);
    }
}
