package org.holdfast.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.holdfast.api.security.CallerAuthentication;
import org.holdfast.console.frame.BrowserRequests;
import org.holdfast.console.signin.SignInRedirect;
import org.holdfast.facts.validation.NotFound;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refuses requests without the token of a form: with a page, or, for programs that missed the API's paths, a 404. */
final class ForgedRequestHandler implements AccessDeniedHandler {

    /** Forms of readers who need not have signed in. */
    private static final Set<String> PUBLIC_FORMS = Set.of("/login", "/setup", "/password");

    private final HandlerExceptionResolver problems;
    private final SignInRedirect signInRedirect;

    ForgedRequestHandler(HandlerExceptionResolver problems, SignInRedirect signInRedirect) {
        this.problems = problems;
        this.signInRedirect = signInRedirect;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        boolean isReader = BrowserRequests.isForReader(request);
        boolean isPublic = PUBLIC_FORMS.contains(request.getServletPath());
        if (isReader && !isPublic && CallerAuthentication.find().isEmpty()) {
            // With the session its token has ended as well.
            signInRedirect.lead(request, response);
        } else if (isReader && !isPublic && signInRedirect.leadBack(request, response)) {
            // Another window signed in or out, or the server lost its sessions.
            return;
        } else if (isReader) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            problems.resolveException(request, response, null, new NotFound("page", request.getRequestURI()));
        }
    }
}
