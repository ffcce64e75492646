package org.holdfast.coordination;

import java.util.Objects;

/**
 * So much is asked for at once that this would have to wait too long; nothing was done, and asking again later helps.
 */
public final class TooBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int retrySeconds;

    TooBusy(String what, int retrySeconds) {
        super("Too many " + what + " are asked for at once. Nothing was done; ask again in " + retrySeconds
                + " seconds.");
        this.retrySeconds = retrySeconds;
    }

    /** When to ask again. */
    public int retrySeconds() {
        return retrySeconds;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
