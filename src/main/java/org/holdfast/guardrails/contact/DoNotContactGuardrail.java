package org.holdfast.guardrails.contact;

import java.time.Instant;
import java.util.Map;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.contact.DoNotContact;
import org.holdfast.guardrails.base.AbstractGuardrail;

/**
 * Leaves a customer alone who must not be contacted: no advertising on any channel, and no service message that we
 * start, not even one that we owe. What remains is a note to a member of staff, what the customer sees when they come
 * by themselves, and the answer to one who contacts us, all of them for service only.
 */
public final class DoNotContactGuardrail extends AbstractGuardrail {

    public DoNotContactGuardrail() {
        super("do-not-contact", ALL, Trait.DEPENDS_ON_CHANNEL, Trait.CHECKS_REPEATED);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        DoNotContact stated = context.view().facts().doNotContact();
        Instant now = context.view().asOf();
        if (stated == null
                || !stated.isInForce(now, context.view().zone())
                || proposed.action().purpose() == Purpose.SERVICE && isStillPossible(proposed.channel(), context)) {
            return Verdict.ALLOWED;
        }
        return Verdict.heldBack(
                "do-not-contact",
                Map.of(
                        "reason",
                        stated.reason() == null ? "none" : stated.reason().toString()),
                stated.until() == null
                        ? null
                        : stated.until().end(context.view().zone()));
    }

    private static boolean isStillPossible(Channel channel, DecisionContext context) {
        return !channel.startedByUs() || context.isAnswer(channel);
    }
}
