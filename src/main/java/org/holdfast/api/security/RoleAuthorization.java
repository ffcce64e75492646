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
 * Admits a caller to a handler that is public or allows one of the caller's roles. A handler that declares nothing is
 * closed.
 */
final class RoleAuthorization implements HandlerInterceptor {

    private static final Role[] NONE = {};

    /** Returns the roles that may call a handler; empty if it is closed. */
    static Role[] allowed(HandlerMethod handler) {
        AllowedRoles allowedRoles = handler.getMethodAnnotation(AllowedRoles.class);
        return allowedRoles == null ? NONE : allowedRoles.value();
    }

    private static Role[] allowed(HandlerFunction<?> handler) {
        return handler instanceof SecuredRouterFunction secured ? secured.allowed() : NONE;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpRequestMethodNotSupportedException {
        // An error dispatch reports the caller's own error, and an async dispatch continues an authorized request.
        // A handler that is neither a method nor a function responds with 404.
        DispatcherType dispatch = request.getDispatcherType();
        if (dispatch == DispatcherType.ERROR || dispatch == DispatcherType.ASYNC) {
            return true;
        }
        Role[] allowed;
        if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(PublicEndpoint.class)) {
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
            // Cross-origin calls are not supported, so preflight requests get no information.
            throw new HttpRequestMethodNotSupportedException(request.getMethod());
        }
        Caller caller = CallerAuthentication.find().orElseThrow(() -> ApiKeyFilter.rejection(request));
        if (allowed.length == 0 || !caller.may(allowed)) {
            throw CallerRejected.withoutRole(caller, allowed);
        }
        return true;
    }
}
