package org.holdfast.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Matches requests of programs: those to the API, and those with an API key, wherever they go. */
final class ApiRequests implements RequestMatcher {

    private final List<String> paths;

    /** @param endpoints base path of the management endpoints */
    ApiRequests(String endpoints) {
        this.paths = List.of("/v1", "/mcp", "/v3", "/s", "/u", endpoints);
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        String path = request.getServletPath();
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getHeader(ApiKeyFilter.KEY_HEADER) != null
                || paths.stream().anyMatch(each -> path.equals(each) || path.startsWith(each + "/"));
    }
}
