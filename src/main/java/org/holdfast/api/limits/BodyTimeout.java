package org.holdfast.api.limits;

import java.io.IOException;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Thrown if the body of a request does not arrive completely and in time. The message is for the caller. */
public final class BodyTimeout extends IOException implements FailureSource {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    private BodyTimeout(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    static BodyTimeout late() {
        return new BodyTimeout(
                HttpStatus.REQUEST_TIMEOUT,
                "The body of the request did not arrive in time. Send the request again, without pauses.");
    }

    static BodyTimeout tooMany() {
        return new BodyTimeout(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Too many requests are sending bodies at the same time. Try again in a moment.");
    }

    static BodyTimeout broken() {
        return new BodyTimeout(
                HttpStatus.BAD_REQUEST,
                "The body of the request ended before it was complete, or stalled for too long.");
    }

    @Override
    public Failure failure() {
        return new Failure(status.value(), "body-refused", "Request body incomplete", String.valueOf(getMessage()));
    }

    /** Returns the timeout among an exception and its causes, or {@code null}. */
    public static @Nullable BodyTimeout in(Throwable e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof BodyTimeout timeout) {
                return timeout;
            }
        }
        return null;
    }
}
