package org.holdfast.rules.engine;

import java.util.Objects;

/**
 * A rule would take too long for one customer. Limits are counts, not clocks: the same customer is refused on every
 * machine, or on none.
 */
public final class RuleLimitExceeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RuleLimitExceeded(String message) {
        super(
                message + " Maybe it looks through several long lists without saying how they belong together.",
                null,
                false,
                false);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
