package org.holdfast.guardrails;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.guardrails.base.AbstractGuardrail;
import org.holdfast.guardrails.contact.ContactCounts;
import org.holdfast.rules.limits.ContactCap;

/**
 * Limits how often we contact a customer, or an address that several records share. Answers to a customer who contacted
 * us are neither counted nor capped.
 */
final class ContactCapGuardrail extends AbstractGuardrail {

    ContactCapGuardrail() {
        super("contact-cap", NOT_OWED, Trait.DEPENDS_ON_CHANNEL, Trait.DEPENDS_ON_CHOSEN);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        if (!context.isContact(proposed.channel())) {
            return Verdict.ALLOWED;
        }
        Map<String, Object> details = Map.of("channel", proposed.channel().toString());
        Instant latest = null;
        for (ContactCap cap : context.limits().contactCaps().on(context.view().today(), List.of())) {
            if (counts(cap, proposed.channel(), proposed.action().purpose())) {
                if (cap.max() < 1) {
                    return Verdict.heldBack("contact-cap", details, null);
                }
                Instant lift = new ContactCounts(context, (channel, purpose) -> counts(cap, channel, purpose))
                        .lift(cap.max(), cap.days());
                latest = lift != null && (latest == null || lift.isAfter(latest)) ? lift : latest;
            }
        }
        return latest == null ? Verdict.ALLOWED : Verdict.heldBack("contact-cap", details, latest);
    }

    private static boolean counts(ContactCap cap, Channel channel, Purpose purpose) {
        return cap.channels().contains(channel) && (cap.purpose() == null || cap.purpose() == purpose);
    }
}
