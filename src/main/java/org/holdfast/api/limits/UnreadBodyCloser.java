package org.holdfast.api.limits;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Closes the connection of a request that was answered before its body had come. The container would go on reading what
 * nobody asks for, so as to use the connection again, and a body that trickles would keep a thread for as long as it
 * likes.
 */
final class UnreadBodyCloser extends ValveBase {

    /**
     * So much of a body that is there already is read away, so that an ordinary refusal does not cost the connection.
     */
    private static final int LEFT_OVER = 64 * 1024;

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
            byte[] piece = new byte[8_192];
            for (int read = 0; read < LEFT_OVER && request.getStream().available() > 0; ) {
                int length = request.getStream().read(piece);
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
