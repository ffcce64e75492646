package org.holdfast.guardrails.contact;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.Guardrail;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.contact.DoNotContact;
import org.holdfast.rules.model.ActionKind;

/**
 * Leaves a customer alone who must not be contacted: no advertising on any channel, and no service message that we
 * start, not even one that we owe. What remains is a note to a member of staff, what the customer sees when they come
 * by themselves, and the answer to one who contacts us, all of them for service only.
 */
public final class DoNotContactGuardrail implements Guardrail {

    private static final Set<ActionKind> KINDS = Set.copyOf(EnumSet.allOf(ActionKind.class));

    @Override
    public String name() {
        return "do-not-contact";
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
