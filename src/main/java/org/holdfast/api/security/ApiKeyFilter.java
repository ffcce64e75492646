package org.holdfast.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Caller;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who calls: the owner of the key that is shown in a header, or without one the local operator. It turns
 * nobody away itself, because health is open to all; it leaves behind why the caller is not known, for whoever does.
 */
final class ApiKeyFilter extends OncePerRequestFilter {

    private static final String WHY_NOT = ApiKeyFilter.class.getName() + ".whyNot";
    private static final String BEARER = "bearer ";

    private final ApiKeyService apiKeyService;
    private final LocalOperatorPolicy door;
    private final SecurityContextRepository contexts;

    ApiKeyFilter(ApiKeyService apiKeyService, LocalOperatorPolicy door, SecurityContextRepository contexts) {
        this.apiKeyService = apiKeyService;
        this.door = door;
        this.contexts = contexts;
    }

    /** Why the caller of this request is not known. */
    static RuntimeException whyNot(HttpServletRequest request) {
        return request.getAttribute(WHY_NOT) instanceof RuntimeException why
                ? why
                : CallerRejected.withoutKey("Nobody is known to call.");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new CallerAuthentication(identify(request)));
            SecurityContextHolder.setContext(context);
            // For answers that are written later by another thread.
            contexts.saveContext(context, request, response);
        } catch (CallerRejected | DataAccessException e) {
            request.setAttribute(WHY_NOT, e);
        }
        chain.doFilter(request, response);
    }

    private Caller identify(HttpServletRequest request) {
        Set<String> shown = new LinkedHashSet<>(Collections.list(request.getHeaders("X-API-Key")));
        for (String value : Collections.list(request.getHeaders("Authorization"))) {
            if (!value.toLowerCase(Locale.ROOT).startsWith(BEARER) && !value.equalsIgnoreCase(BEARER.strip())) {
                throw CallerRejected.wrongKey("The header Authorization does not begin with \"Bearer\".");
            }
            shown.add(value.substring(Math.min(BEARER.length(), value.length())).strip());
        }
        if (shown.isEmpty()) {
            CallerRejected why = door.check(request);
            if (why != null) {
                throw why;
            }
            return Caller.localOperator();
        }
        if (shown.size() > 1) {
            throw CallerRejected.wrongKey("Two different API keys were shown.");
        }
        ApiKeyService.Identity identity =
                apiKeyService.identify(shown.iterator().next());
        if (identity instanceof ApiKeyService.Identity.Refused refused) {
            throw CallerRejected.wrongKey(refused.reason());
        }
        return ((ApiKeyService.Identity.Known) identity).caller();
    }
}
