package org.holdfast.api.drafts;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** Reads a body of a limited size. A body that declares a larger one is refused before any of it is read. */
final class LimitedBody {

    private LimitedBody() {}

    /** Thrown if a body is too large. */
    static final class TooLarge extends RuntimeException implements FailureSource {

        private static final long serialVersionUID = 1L;

        private final int limit;

        TooLarge(int limit) {
            super("The body is too large");
            this.limit = limit;
        }

        @Override
        public Failure failure() {
            return new Failure(
                    413,
                    "too-large",
                    "Too large",
                    "The body is larger than " + limit + " bytes, the most allowed here.");
        }
    }

    static byte[] read(HttpServletRequest request, int limit) throws IOException {
        checkDeclared(request, limit);
        byte[] body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            throw new TooLarge(limit);
        }
        return body;
    }

    static void checkDeclared(HttpServletRequest request, int limit) {
        if (request.getContentLengthLong() > limit) {
            throw new TooLarge(limit);
        }
    }
}
