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
 * Identifies the caller: the owner of the API key in a header, or the local operator if there is none. The filter does
 * not refuse requests, because health is public; it stores why the caller is unknown, for the code that does.
 */
final class ApiKeyFilter extends OncePerRequestFilter {

    /** Name of the request attribute that says why the caller is unknown. */
    static final String REJECTION = ApiKeyFilter.class.getName() + ".rejection";

    static final String KEY_HEADER = "X-API-Key";

    private static final String BEARER = "bearer ";

    private final ApiKeyService apiKeyService;
    private final LocalOperatorPolicy localOperator;
    private final SecurityContextRepository contexts;

    ApiKeyFilter(ApiKeyService apiKeyService, LocalOperatorPolicy localOperator, SecurityContextRepository contexts) {
        this.apiKeyService = apiKeyService;
        this.localOperator = localOperator;
        this.contexts = contexts;
    }

    /** Returns why the caller of a request is unknown. */
    static RuntimeException rejection(HttpServletRequest request) {
        return request.getAttribute(REJECTION) instanceof RuntimeException rejection
                ? rejection
                : CallerRejected.withoutKey("The caller is unknown.");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new CallerAuthentication(identify(request)));
            SecurityContextHolder.setContext(context);
            // For responses that another thread writes later.
            contexts.saveContext(context, request, response);
        } catch (CallerRejected | DataAccessException e) {
            request.setAttribute(REJECTION, e);
        }
        chain.doFilter(request, response);
    }

    private Caller identify(HttpServletRequest request) {
        Set<String> keys = new LinkedHashSet<>(Collections.list(request.getHeaders(KEY_HEADER)));
        for (String value : Collections.list(request.getHeaders("Authorization"))) {
            if (!value.toLowerCase(Locale.ROOT).startsWith(BEARER) && !value.equalsIgnoreCase(BEARER.strip())) {
                throw CallerRejected.wrongKey("The header Authorization must begin with \"Bearer\".");
            }
            keys.add(value.substring(Math.min(BEARER.length(), value.length())).strip());
        }
        if (keys.isEmpty()) {
            CallerRejected rejection = localOperator.check(request);
            if (rejection != null) {
                throw rejection;
            }
            return Caller.localOperator();
        }
        if (keys.size() > 1) {
            throw CallerRejected.wrongKey("The request has two different API keys.");
        }
        ApiKeyService.Identity identity = apiKeyService.identify(keys.iterator().next());
        if (identity instanceof ApiKeyService.Identity.Refused refused) {
            throw CallerRejected.wrongKey(refused.reason());
        }
        return ((ApiKeyService.Identity.Known) identity).caller();
    }
}
