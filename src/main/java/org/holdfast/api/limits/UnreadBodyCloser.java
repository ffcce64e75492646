package org.holdfast.api.limits;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Closes the connection of a request that was answered before its body had arrived. To reuse the connection, the
 * container would read the rest of the body, and a body that trickles would occupy a thread for as long as it likes.
 */
final class UnreadBodyCloser extends ValveBase {

    /**
     * Maximum number of already received bytes that are discarded, so that the connection survives an ordinary refusal.
     */
    private static final int MAX_DISCARDED = 64 * 1024;

    UnreadBodyCloser() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        try {
            getNext().invoke(request, response);
        } finally {
            if (!request.isAsync() && !isRead(request)) {
                request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        }
    }

    private static boolean isRead(Request request) {
        if (isEnded(request)) {
            return true;
        }
        try {
            byte[] buffer = new byte[8_192];
            for (int read = 0; read < MAX_DISCARDED && request.getStream().available() > 0; ) {
                int length = request.getStream().read(buffer);
                if (length < 0) {
                    return true;
                }
                read += length;
            }
        } catch (IOException e) {
            return false;
        }
        return isEnded(request);
    }

    private static boolean isEnded(Request request) {
        AtomicBoolean ended = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, ended);
        return ended.get();
    }
}
