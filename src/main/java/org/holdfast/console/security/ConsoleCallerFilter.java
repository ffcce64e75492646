package org.holdfast.console.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.holdfast.access.Caller;
import org.holdfast.api.security.CallerAuthentication;
import org.holdfast.api.security.CallerRejected;
import org.holdfast.api.security.LocalOperatorPolicy;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Identifies the caller of a page. API keys count for nothing here. The filter does not refuse requests, because some
 * pages are public; it stores why the caller is unknown.
 */
final class ConsoleCallerFilter extends OncePerRequestFilter {

    private final LocalOperatorPolicy localOperator;
    private final SecurityContextRepository contexts;

    ConsoleCallerFilter(LocalOperatorPolicy localOperator, SecurityContextRepository contexts) {
        this.localOperator = localOperator;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CallerRejected rejection = localOperator.check(request);
        if (rejection == null) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new CallerAuthentication(Caller.localOperator()));
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
        } else {
            rejection.store(request);
        }
        chain.doFilter(request, response);
    }
}
