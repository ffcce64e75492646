package org.holdfast.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.holdfast.api.security.CallerRejected;
import org.holdfast.failure.Failure;
import org.holdfast.failure.LocalizedFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Shows failures as pages to browsers: what happened and what can still be done. Programs get problem details instead.
 */
final class ErrorPages implements HandlerExceptionResolver, ErrorViewResolver, Ordered {

    private static final String VIEW = "console/error";
    private static final Set<Integer> EXPLAINED = Set.of(400, 401, 403, 404, 405, 409, 413, 429, 500, 503);

    /** Before the handlers that answer programs, and after those that lead readers to another page. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        return BrowserRequests.isForReader(request) ? page(request, failure(request, e)) : null;
    }

    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, @Nullable Object> model) {
        return BrowserRequests.isForReader(request)
                ? page(request, new Failure(status.value(), "", status.getReasonPhrase(), ""))
                : null;
    }

    private static Failure failure(HttpServletRequest request, Exception e) {
        if (e instanceof LocalizedFailure localized && request.getAttribute(Frame.ATTRIBUTE) instanceof Frame frame) {
            Failure failure = localized.failure();
            return new Failure(failure.status(), failure.code(), failure.title(), localized.text(frame.language()));
        }
        if (!(e instanceof CallerRejected) && e instanceof ErrorResponse refused) {
            // Spring's own: no such page, method or parameter.
            return new Failure(refused.getStatusCode().value(), "", "", "");
        }
        return Failure.of(e);
    }

    private static ModelAndView page(HttpServletRequest request, Failure failure) {
        HttpStatus status = HttpStatus.valueOf(failure.status());
        int general = status.is4xxClientError() ? 400 : 500;
        ModelAndView page = new ModelAndView(BrowserRequests.isFragment(request) ? VIEW + " :: message" : VIEW, status);
        page.addObject("status", EXPLAINED.contains(failure.status()) ? failure.status() : general);
        page.addObject("detail", failure.text());
        return page;
    }
}
