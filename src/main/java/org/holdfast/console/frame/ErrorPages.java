package org.holdfast.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.holdfast.api.security.CallerRejected;
import org.holdfast.facts.validation.NotFound;
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

    /** What the page can say is not there, in the reader's language. */
    private static final Set<String> NAMED = Set.of("customer", "decision", "person", "draft", "rule");

    private final Refusals refusals;

    ErrorPages(Refusals refusals) {
        this.refusals = refusals;
    }

    /** Before the handlers that answer programs, and after those that lead readers to another page. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        return BrowserRequests.isForReader(request) && request.getAttribute(Frame.ATTRIBUTE) instanceof Frame frame
                ? page(request, e, frame)
                : null;
    }

    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, @Nullable Object> model) {
        return BrowserRequests.isForReader(request) ? page(request, status.value(), "", null) : null;
    }

    private ModelAndView page(HttpServletRequest request, Exception e, Frame frame) {
        if (e instanceof CallerRejected rejected) {
            String reason = refusals.reason(rejected, frame.language());
            return page(request, rejected.failure().status(), reason, frame.language());
        }
        if (e instanceof LocalizedFailure localized) {
            String text = localized.text(frame.language());
            return page(request, localized.failure().status(), text, frame.language());
        }
        if (e instanceof ErrorResponse refused) {
            // Spring's own: no such page, method or parameter.
            return page(request, refused.getStatusCode().value(), "", null);
        }
        Failure failure = Failure.of(e);
        if (failure.isStoreUnavailable()) {
            // The page itself says all there is to say, in the reader's language.
            return page(request, failure.status(), "", null);
        }
        if (e instanceof NotFound missing && NAMED.contains(missing.what())) {
            ModelAndView page = page(request, failure.status(), "", null);
            page.addObject("missing", missing);
            return page;
        }
        return page(request, failure.status(), failure.text(), "en");
    }

    /** @param language language of the detail, which need not be that of the page */
    private static ModelAndView page(HttpServletRequest request, int code, String detail, @Nullable String language) {
        HttpStatus status = HttpStatus.valueOf(code);
        int general = status.is4xxClientError() ? 400 : 500;
        ModelAndView page = new ModelAndView(BrowserRequests.isFragment(request) ? VIEW + " :: message" : VIEW, status);
        page.addObject("status", EXPLAINED.contains(code) ? code : general);
        page.addObject("detail", detail);
        page.addObject("detailLanguage", language);
        return page;
    }
}
