package org.holdfast.api.limits;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
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
        AtomicBoolean ended = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, ended);
        return ended.get() || UnreadBody.discard((ServletInputStream) request.getStream());
    }
}
