package org.holdfast.guardrails;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.holdfast.rules.limits.ControlGroups;

/**
 * Some customers get no actions, so that the effect on the others can be measured. A hash over salt, scope and customer
 * selects them: a customer always or never belongs, on every node, as long as the salt stays the same.
 */
final class ControlGroupGuardrail extends AbstractGuardrail {

    /** The number of lots; each customer draws one. */
    private static final long LOTS = 1_000_000;

    private static final BigDecimal LOTS_PER_PERCENT = BigDecimal.valueOf(LOTS / 100);

    ControlGroupGuardrail() {
        super("control-group", NOT_OWED);
    }

    @Override
    public Verdict check(ProposedAction wanted, DecisionContext situation) {
        ControlGroups groups =
                situation.limits().controlGroups().on(situation.view().today());
        if (groups == null) {
            return Verdict.ALLOWED;
        }
        String rule = wanted.rule();
        boolean left = draws(groups.salt(), "", situation.view().id(), groups.everybody())
                || draws(
                        groups.salt(),
                        rule,
                        situation.view().id(),
                        groups.rules().getOrDefault(rule, BigDecimal.ZERO));
        return left ? Verdict.heldBack("control-group", null) : Verdict.ALLOWED;
    }

    private static boolean draws(String salt, String scope, String customer, BigDecimal percent) {
        return percent.signum() > 0
                && BigDecimal.valueOf(lot(salt, scope, customer)).compareTo(percent.multiply(LOTS_PER_PERCENT)) < 0;
    }

    private static long lot(String salt, String scope, String customer) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((salt + '\0' + scope + '\0' + customer).getBytes(StandardCharsets.UTF_8));
            return Math.floorMod(ByteBuffer.wrap(hash).getLong(), LOTS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
