package org.holdfast.api.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.api.security.CallerAuthentication;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.failure.Failure;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The first filter of every request. It refuses malformed request targets before other code has to handle them, and
 * limits how long a request may take to send its body.
 */
final class RequestGuard extends OncePerRequestFilter {

    private final RequestSettings settings;
    private final UploadSlots slots;

    RequestGuard(RequestSettings settings, UploadSlots slots) {
        this.settings = settings;
        this.slots = slots;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        guard(request, new RefusalResponse(response, () -> UnreadBody.discard(request.getInputStream())), chain);
    }

    private void guard(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String problem = RequestTarget.problem(request.getRequestURI(), request.getQueryString());
        if (problem != null) {
            respond(response, Failure.of(new InvalidInput("", problem)));
            return;
        }
        GuardedRequest guarded = new GuardedRequest(
                request,
                body -> new TimedRequestBody(
                        body, slots, RequestGuard::isAnonymous, settings.bodyTimeout(), System::nanoTime));
        try {
            chain.doFilter(guarded, response);
        } catch (IOException | ServletException | RuntimeException e) {
            BodyTimeout timeout = BodyTimeout.in(e);
            if (timeout == null) {
                throw e;
            }
            if (!response.isCommitted()) {
                response.reset();
                respond(response, timeout.failure());
            }
        } finally {
            guarded.release();
        }
    }

    /** Returns whether the caller is not authenticated. Called when the body is read, which is after authentication. */
    private static boolean isAnonymous() {
        return !(SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication);
    }

    private static void respond(HttpServletResponse response, Failure failure) throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:holdfast:problem:" + failure.code());
        problem.put("title", failure.title());
        problem.put("status", failure.status());
        problem.put("detail", failure.text());
        response.setStatus(failure.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(FactsJson.write(problem).getBytes(StandardCharsets.UTF_8));
    }
}
