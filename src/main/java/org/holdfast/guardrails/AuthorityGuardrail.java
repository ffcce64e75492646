package org.holdfast.guardrails;

import java.util.Map;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.AuthorityPolicy;
import org.holdfast.rules.limits.Authority;

/**
 * A caller may grant only what their authority allows; the answer names the level that could. What the law demands
 * needs no approval.
 */
final class AuthorityGuardrail extends AbstractGuardrail {

    AuthorityGuardrail() {
        super("authority", ALL);
    }

    @Override
    public Verdict check(ProposedAction wanted, DecisionContext situation) {
        Authority authority = situation.limits().authority().on(situation.view().today());
        if (authority == null
                || wanted.amount() == null
                || wanted.action().grant().unasked()) {
            return Verdict.ALLOWED;
        }
        if (wanted.amount().compareTo(authority.supervisor()) > 0) {
            return Verdict.heldBack("beyond-authority", null);
        }
        AuthorityLevel needed = AuthorityPolicy.needed(authority, wanted.amount());
        return situation.question().step().reaches(needed)
                ? Verdict.ALLOWED
                : new Verdict.HeldBack("authority", Map.of(), null, needed);
    }
}
