package org.holdfast.console.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.holdfast.failure.Failure;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Shows failures of filters as pages, such as a form that is too large: filters read forms before any page is made, so
 * without this filter the reader would see nothing of ours.
 */
public final class FilterFailures extends OncePerRequestFilter {

    private final FrameFilter frames;

    public FilterFailures(FrameFilter frames) {
        this.frames = frames;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            frames.prepareForFailure(request, response);
            response.sendError(Failure.of(e).status());
        }
    }
}
