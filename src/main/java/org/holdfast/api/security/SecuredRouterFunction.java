package org.holdfast.api.security;

import org.holdfast.access.Role;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** A handler function of a library, with the roles that may call it. A function without this wrapper is closed. */
public final class SecuredRouterFunction implements HandlerFunction<ServerResponse> {

    private final HandlerFunction<ServerResponse> function;
    private final Role[] allowed;

    public SecuredRouterFunction(HandlerFunction<ServerResponse> function, Role... allowed) {
        this.function = function;
        this.allowed = allowed.clone();
    }

    Role[] allowed() {
        return allowed;
    }

    @Override
    public ServerResponse handle(ServerRequest request) throws Exception {
        return function.handle(request);
    }
}
