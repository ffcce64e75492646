package org.holdfast.console.frame;

import jakarta.servlet.http.HttpServletRequest;

/** Recognizes what a browser asks for. */
public final class BrowserRequests {

    private BrowserRequests() {}

    /** Returns whether a request came from a page or an address bar, not from a program. */
    public static boolean isForReader(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return request.getAttribute(Frame.ATTRIBUTE) instanceof Frame
                && (isFragment(request) || accepted != null && accepted.contains("text/html"));
    }

    /** Returns whether htmx asked for a part of a page. */
    public static boolean isFragment(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }
}
