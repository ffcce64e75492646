package org.holdfast.coordination;

import java.util.Objects;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** Too many requests at once: this one would have to wait too long. Nothing was done; a later retry may succeed. */
public final class TooBusy extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    private final int retrySeconds;

    TooBusy(String what, int retrySeconds) {
        super("Too many " + what + " are asked for at once. Nothing was done; ask again in " + retrySeconds
                + " seconds.");
        this.retrySeconds = retrySeconds;
    }

    /** After how many seconds to retry. */
    public int retrySeconds() {
        return retrySeconds;
    }

    @Override
    public Failure failure() {
        return new Failure(503, "busy", "Too many requests", getMessage());
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
