package org.holdfast.guardrails;

import java.util.Map;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.guardrails.base.AbstractGuardrail;
import org.holdfast.rules.limits.Authority;

/**
 * Limits the amount to what the authority of the caller allows. The verdict names the level that could grant it.
 * Actions that the law demands need no approval.
 */
final class AuthorityGuardrail extends AbstractGuardrail {

    AuthorityGuardrail() {
        super("authority", ALL);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        Authority authority = context.limits().authority().on(context.view().today());
        if (authority == null
                || proposed.amount() == null
                || proposed.action().grant().unasked()) {
            return Verdict.ALLOWED;
        }
        if (proposed.amount().compareTo(authority.supervisor()) > 0) {
            return Verdict.heldBack("beyond-authority", null);
        }
        AuthorityLevel needed = AuthorityLevel.needed(authority, proposed.amount());
        return context.input().step().reaches(needed)
                ? Verdict.ALLOWED
                : new Verdict.HeldBack("authority", Map.of(), null, needed);
    }
}
