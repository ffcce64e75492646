package org.holdfast.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;

/**
 * A request while the database, which has the sessions, does not answer. Everything that looks for a session on the way
 * to the page about that finds none, instead of waiting for the database again and failing.
 */
final class SessionlessRequest extends HttpServletRequestWrapper {

    private final NestedRuntimeException failure;

    SessionlessRequest(HttpServletRequest request, NestedRuntimeException failure) {
        super(request);
        this.failure = failure;
    }

    /** Returns whether the caller of a request could not be identified, because the database did not answer. */
    static boolean is(HttpServletRequest request) {
        return request.getAttribute(SessionlessRequest.class.getName()) != null;
    }

    /** Marks the request, which filters may wrap further. */
    SessionlessRequest marked() {
        setAttribute(SessionlessRequest.class.getName(), true);
        return this;
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
        if (create) {
            throw failure;
        }
        return null;
    }

    @Override
    public @Nullable HttpSession getSession() {
        return getSession(true);
    }

    @Override
    public @Nullable String getRequestedSessionId() {
        return null;
    }

    @Override
    public boolean isRequestedSessionIdValid() {
        return false;
    }
}
