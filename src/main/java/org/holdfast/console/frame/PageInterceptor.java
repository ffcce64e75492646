package org.holdfast.console.frame;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.holdfast.api.security.CallerRejected;
import org.holdfast.console.ConsoleSettings;
import org.holdfast.facts.validation.NotFound;
import org.springframework.core.NestedRuntimeException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Keeps pages and programs apart: an API key opens no page, and strangers do not learn which pages exist. */
final class PageInterceptor implements HandlerInterceptor {

    private static final String CONSOLE = ConsoleSettings.class.getPackageName();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        Object frame = request.getAttribute(Frame.ATTRIBUTE);
        boolean isPage = handler instanceof HandlerMethod method
                && method.getBeanType().getPackageName().startsWith(CONSOLE);
        if (isPage && frame == null) {
            throw new NotFound("page", request.getRequestURI());
        }
        RuntimeException unknown = frame == null ? null : CallerRejected.stored(request);
        if (unknown instanceof NestedRuntimeException) {
            // The database does not answer; public pages need it as well.
            throw unknown;
        }
        if (!(handler instanceof HandlerMethod) && frame instanceof Frame known && known.caller() == null) {
            throw CallerRejected.stored(request);
        }
        return true;
    }
}
