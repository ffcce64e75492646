package org.holdfast.api.limits;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.http.HttpHeaders;

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
                close(request, response);
            }
        }
    }

    /** Sends the response and ends the connection. The container regards that as a failure of a successful request. */
    private static void close(Request request, Response response) throws IOException {
        int status = response.getStatus();
        if (!response.isCommitted()) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            response.flushBuffer();
        }
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        response.getCoyoteResponse().setStatus(status);
    }

    private static boolean isRead(Request request) {
        AtomicBoolean ended = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, ended);
        return ended.get() || UnreadBody.discard((ServletInputStream) request.getStream());
    }
}
