package org.holdfast.coordination;

import java.util.Objects;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** Thrown if too many concurrent requests would make this one wait too long. Nothing was done; a retry may succeed. */
public final class TooBusy extends RuntimeException implements FailureSource, RetryLater {

    private static final long serialVersionUID = 1L;

    private final int retrySeconds;

    TooBusy(String what, int retrySeconds) {
        super("Too many concurrent " + what + ". Nothing was done; try again in " + retrySeconds + " seconds.");
        this.retrySeconds = retrySeconds;
    }

    @Override
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
