package org.holdfast.api.limits;

import java.io.IOException;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The body of a request is not waited for any longer. The message is for the caller. */
public final class BodyTimeout extends IOException implements FailureSource {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    private BodyTimeout(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    static BodyTimeout late() {
        return new BodyTimeout(
                HttpStatus.REQUEST_TIMEOUT, "The body of the request did not come in time. Send it again, at once.");
    }

    static BodyTimeout tooMany() {
        return new BodyTimeout(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Too many requests are sending their bodies at this moment. Try again in a moment.");
    }

    static BodyTimeout broken() {
        return new BodyTimeout(
                HttpStatus.BAD_REQUEST,
                "The body of the request ended before it was complete, or stood still for too long.");
    }

    @Override
    public Failure failure() {
        return new Failure(status.value(), "body-refused", "The body did not arrive", String.valueOf(getMessage()));
    }

    /** The refusal behind what a reader made of it, or {@code null}. */
    public static @Nullable BodyTimeout behind(Throwable e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof BodyTimeout refused) {
                return refused;
            }
        }
        return null;
    }
}
