package org.holdfast.api.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.function.HandlerFunction;

/**
 * Lets a caller through to a handler that allows one of their roles or anybody, and nobody to a handler that says
 * nothing.
 */
final class RoleAuthorization implements HandlerInterceptor {

    private static final Role[] NOBODY = {};

    /** Who may call a handler; empty when nobody may. */
    static Role[] allowed(HandlerMethod handler) {
        AllowedRoles allowedRoles = handler.getMethodAnnotation(AllowedRoles.class);
        return allowedRoles == null ? NOBODY : allowedRoles.value();
    }

    private static Role[] allowed(HandlerFunction<?> handler) {
        return handler instanceof SecuredRouterFunction known ? known.allowed() : NOBODY;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpRequestMethodNotSupportedException {
        // An error page is shown to whoever caused the error, the rest of a long answer to whoever was let in for its
        // beginning; what is no
        // method of a controller answers 404.
        DispatcherType dispatch = request.getDispatcherType();
        if (dispatch == DispatcherType.ERROR || dispatch == DispatcherType.ASYNC) {
            return true;
        }
        Role[] allowed;
        if (handler instanceof HandlerMethod open && open.hasMethodAnnotation(PublicEndpoint.class)) {
            return true;
        }
        if (handler instanceof HandlerMethod method) {
            allowed = allowed(method);
        } else if (handler instanceof HandlerFunction<?> function) {
            allowed = allowed(function);
        } else {
            return true;
        }
        if (HttpMethod.OPTIONS.matches(request.getMethod())) {
            // Pages of other origins do not call us, so nobody has to be told what they might.
            throw new HttpRequestMethodNotSupportedException(request.getMethod());
        }
        Caller caller = CallerAuthentication.find().orElseThrow(() -> ApiKeyFilter.whyNot(request));
        if (allowed.length == 0 || !caller.may(allowed)) {
            throw CallerRejected.withoutRole(caller, allowed);
        }
        return true;
    }
}
