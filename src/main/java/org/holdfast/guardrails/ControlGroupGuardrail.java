package org.holdfast.guardrails;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.holdfast.rules.limits.ControlGroups;

/**
 * Some customers are left alone, so that one can see what the others gain by us. Who they are is drawn by a hash over
 * salt, scope and customer: the same customer always belongs or never does, on every node, as long as the salt stays.
 */
final class ControlGroupGuardrail extends AbstractGuardrail {

    /** Everybody is one of so many. */
    private static final long LOTS = 1_000_000;

    private static final BigDecimal LOTS_PER_PERCENT = BigDecimal.valueOf(LOTS / 100);

    ControlGroupGuardrail() {
        super("control-group", ActionKinds.NOT_OWED);
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
