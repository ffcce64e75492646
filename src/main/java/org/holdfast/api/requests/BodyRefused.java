package org.holdfast.api.requests;

import java.io.IOException;
import org.springframework.http.HttpStatus;

/** The body of a request is not waited for any longer. The message is for the caller. */
public final class BodyRefused extends IOException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    private BodyRefused(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    static BodyRefused late() {
        return new BodyRefused(HttpStatus.REQUEST_TIMEOUT, "The body of the request did not come in time. Send it again, at once.");
    }

    static BodyRefused tooMany() {
        return new BodyRefused(HttpStatus.SERVICE_UNAVAILABLE, "Too many requests are sending their bodies at this moment. Try again in a moment.");
    }

    static BodyRefused broken() {
        return new BodyRefused(HttpStatus.BAD_REQUEST, "The body of the request ended before it was complete, or stood still for too long.");
    }

    public HttpStatus status() {
        return status;
    }

    /** The refusal behind what a reader made of it, or {@code null}. */
    public static @org.jspecify.annotations.Nullable BodyRefused behind(Throwable e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof BodyRefused refused) {
                return refused;
            }
        }
        return null;
    }
}
