package org.holdfast.console.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.holdfast.database.DatabaseFailure;
import org.holdfast.failure.Failure;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Shows a page if the database stops answering in the middle of a request, so that its session cannot be saved.
 * Otherwise the reader would see an error page of the container, and the log a stack trace.
 */
public final class SessionFailures extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException e) {
            boolean isPage = request.getAttribute(Frame.ATTRIBUTE) instanceof Frame;
            if (!isPage || response.isCommitted() || DatabaseFailure.in(e).isEmpty()) {
                throw e;
            }
            response.sendError(Failure.of(e).status());
        }
    }
}
