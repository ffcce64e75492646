package org.holdfast.coordination;

import java.util.Objects;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** Thrown if a caller exceeds what one caller may do in a minute. Nothing was done. */
public final class TooMany extends RuntimeException implements FailureSource, RetryLater {

    private static final long serialVersionUID = 1L;

    private final int retrySeconds;

    TooMany(String what, int perMinute, int retrySeconds) {
        super("More than " + perMinute + " " + what + " in a minute are not allowed. Nothing was done; try again in "
                + retrySeconds + " seconds.");
        this.retrySeconds = retrySeconds;
    }

    @Override
    public int retrySeconds() {
        return retrySeconds;
    }

    @Override
    public Failure failure() {
        return new Failure(429, "too-many", "Too many requests", getMessage());
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
