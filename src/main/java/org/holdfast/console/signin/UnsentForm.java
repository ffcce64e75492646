package org.holdfast.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Collections;
import org.holdfast.console.frame.BrowserRequests;
import org.holdfast.database.DatabaseFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Shows what was typed into a form that could not be taken because the database does not answer, with a button that
 * sends it again. Passwords are not repeated; such a form has to be opened again.
 */
final class UnsentForm implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(UnsentForm.class);

    private final Clock clock;

    UnsentForm(Clock clock) {
        this.clock = clock;
    }

    /** Before the error pages. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        if (!HttpMethod.POST.matches(request.getMethod())
                || !BrowserRequests.isForReader(request)
                || BrowserRequests.isFragment(request)
                || !TypedForms.isOurs(request)) {
            return null;
        }
        return DatabaseFailure.in(e)
                .filter(DatabaseFailure::isUnavailable)
                .map(failure -> page(request, failure))
                .orElse(null);
    }

    private ModelAndView page(HttpServletRequest request, DatabaseFailure failure) {
        LOG.error("{}", failure);
        String path = request.getRequestURI();
        TypedForm form = TypedForm.of(path, path, request.getParameterMap(), clock.instant());
        boolean isWhole = Collections.list(request.getParameterNames()).stream().noneMatch(TypedForm::isSecret);
        ModelAndView page = new ModelAndView("console/signin/unsent", HttpStatus.SERVICE_UNAVAILABLE);
        page.addObject("status", HttpStatus.SERVICE_UNAVAILABLE.value());
        page.addObject("form", form);
        page.addObject("token", request.getParameter(TypedForm.CSRF));
        page.addObject("whole", isWhole);
        return page;
    }
}
