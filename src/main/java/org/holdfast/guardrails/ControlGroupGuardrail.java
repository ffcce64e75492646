package org.holdfast.guardrails;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.holdfast.guardrails.base.AbstractGuardrail;
import org.holdfast.rules.limits.ControlGroups;

/**
 * Holds back all actions for the customers of a control group, so that the effect on the others can be measured. A hash
 * of salt, scope and customer id selects them, so membership is the same on every node while the salt stays the same.
 */
final class ControlGroupGuardrail extends AbstractGuardrail {

    /** The number of buckets that the hash distributes customers over. */
    private static final long BUCKETS = 1_000_000;

    private static final BigDecimal BUCKETS_PER_PERCENT = BigDecimal.valueOf(BUCKETS / 100);

    ControlGroupGuardrail() {
        super("control-group", NOT_OWED);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        ControlGroups groups =
                context.limits().controlGroups().on(context.view().today());
        if (groups == null) {
            return Verdict.ALLOWED;
        }
        String rule = proposed.rule();
        boolean selected = isSelected(groups.salt(), "", context.view().id(), groups.global())
                || isSelected(
                        groups.salt(), rule, context.view().id(), groups.rules().getOrDefault(rule, BigDecimal.ZERO));
        return selected ? Verdict.heldBack("control-group", null) : Verdict.ALLOWED;
    }

    private static boolean isSelected(String salt, String scope, String customer, BigDecimal percent) {
        return percent.signum() > 0
                && BigDecimal.valueOf(bucket(salt, scope, customer)).compareTo(percent.multiply(BUCKETS_PER_PERCENT))
                        < 0;
    }

    private static long bucket(String salt, String scope, String customer) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((salt + '\0' + scope + '\0' + customer).getBytes(StandardCharsets.UTF_8));
            return Math.floorMod(ByteBuffer.wrap(hash).getLong(), BUCKETS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
