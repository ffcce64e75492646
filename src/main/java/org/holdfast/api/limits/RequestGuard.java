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
 * Stands before everything else. It turns away addresses that are no text, before anybody stumbles over them, and sees
 * to it that nobody waits for a body but by the clock. It answers by itself, in one line of the log or none.
 */
final class RequestGuard extends OncePerRequestFilter {

    private final RequestSettings settings;
    private final UploadSlots room;

    RequestGuard(RequestSettings settings, UploadSlots room) {
        this.settings = settings;
        this.room = room;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String problem = RequestTarget.problem(request.getRequestURI(), request.getQueryString());
        if (problem != null) {
            answer(response, Failure.of(new InvalidInput("", problem)));
            return;
        }
        GuardedRequest guarded = new GuardedRequest(
                request,
                body -> new TimedRequestBody(
                        body, room, RequestGuard::isStranger, settings.bodyTimeout(), System::nanoTime));
        try {
            chain.doFilter(guarded, response);
        } catch (IOException | ServletException | RuntimeException e) {
            BodyTimeout refused = BodyTimeout.behind(e);
            if (refused == null) {
                throw e;
            }
            if (!response.isCommitted()) {
                response.reset();
                answer(response, refused.failure());
            }
        } finally {
            guarded.leave();
        }
    }

    /** Asked when the body is read: by then it is known who calls, or nobody needs to be. */
    private static boolean isStranger() {
        return !(SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication);
    }

    private static void answer(HttpServletResponse response, Failure failure) throws IOException {
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
