package org.holdfast.api.limits;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.springframework.http.HttpHeaders;

/**
 * Announces in the header of a refusal that the connection will be closed, if the request's body has not arrived.
 * {@link UnreadBodyCloser} closes it after the response was sent, when it is too late for the header; without it a
 * client would send its next request over a connection that is about to end.
 */
final class RefusalResponse extends HttpServletResponseWrapper {

    /** The request's own body, without the limit on the waiting time. */
    @FunctionalInterface
    interface Body {

        /** Discards what has arrived of the body. Returns whether it is complete. */
        boolean discard() throws IOException;
    }

    private static final int FIRST_ERROR = 400;

    private final Body body;

    RefusalResponse(HttpServletResponse response, Body body) {
        super(response);
        this.body = body;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        announceClosing(getStatus());
        return super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        announceClosing(getStatus());
        return super.getWriter();
    }

    @Override
    public void flushBuffer() throws IOException {
        announceClosing(getStatus());
        super.flushBuffer();
    }

    @Override
    public void sendError(int status) throws IOException {
        announceClosing(status);
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        announceClosing(status);
        super.sendError(status, message);
    }

    private void announceClosing(int status) throws IOException {
        if (status >= FIRST_ERROR && !isCommitted() && !body.discard()) {
            setHeader(HttpHeaders.CONNECTION, "close");
        }
    }
}
