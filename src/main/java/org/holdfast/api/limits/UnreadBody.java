package org.holdfast.api.limits;

import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** Discards what has already arrived of a request body that will not be read. */
final class UnreadBody {

    /**
     * Maximum number of already received bytes that are discarded, so that the connection survives an ordinary refusal.
     */
    private static final int MAX_DISCARDED = 64 * 1024;

    private UnreadBody() {}

    /** Discards the received part without waiting for more. Returns whether the body is complete. */
    static boolean discard(ServletInputStream body) {
        try {
            byte[] buffer = new byte[8_192];
            for (int read = 0; !body.isFinished() && read < MAX_DISCARDED && body.available() > 0; ) {
                int length = body.read(buffer);
                if (length < 0) {
                    return true;
                }
                read += length;
            }
            return body.isFinished();
        } catch (IOException e) {
            return false;
        }
    }
}
