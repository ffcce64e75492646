package org.holdfast.rules.engine;

import java.util.Objects;

/**
 * Thrown when evaluating a rule for a customer would take too long. The limits are counts rather than times, so that
 * the outcome is the same on every machine.
 */
public final class RuleLimitExceeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RuleLimitExceeded(String message) {
        super(
                message + " Maybe it combines several long lists without saying how their items are related.",
                null,
                false,
                false);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
