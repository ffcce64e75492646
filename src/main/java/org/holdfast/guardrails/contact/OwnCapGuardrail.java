package org.holdfast.guardrails.contact;

import java.time.Instant;
import java.util.Map;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.contact.OwnContactCap;
import org.holdfast.guardrails.base.AbstractGuardrail;

/**
 * Keeps to the cap that the customer has set for advertising, over all channels together. Service messages neither
 * count nor are held back.
 */
public final class OwnCapGuardrail extends AbstractGuardrail {

    public OwnCapGuardrail() {
        super("own-cap", NOT_OWED, Trait.DEPENDS_ON_CHANNEL, Trait.DEPENDS_ON_CHOSEN);
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
            return Verdict.heldBack(name(), details, null);
        }
        Instant lift = new ContactCounts(context, (channel, purpose) -> purpose == Purpose.MARKETING)
                .lift(cap.times(), cap.days());
        return lift == null ? Verdict.ALLOWED : Verdict.heldBack(name(), details, lift);
    }
}
