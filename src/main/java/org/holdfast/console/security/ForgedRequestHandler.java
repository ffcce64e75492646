package org.holdfast.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.holdfast.console.frame.BrowserRequests;
import org.holdfast.facts.validation.NotFound;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refuses requests without the token of a form: with a page, or, for programs that missed the API's paths, a 404. */
final class ForgedRequestHandler implements AccessDeniedHandler {

    private final HandlerExceptionResolver problems;

    ForgedRequestHandler(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (BrowserRequests.isForReader(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            problems.resolveException(request, response, null, new NotFound("page", request.getRequestURI()));
        }
    }
}
