package org.holdfast.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerResponse;

class RoleCheckTest {

    private final HandlerFunction<ServerResponse> function =
            request -> ServerResponse.ok().build();

    @BeforeEach
    void authenticate() {
        SecurityContextHolder.getContext().setAuthentication(new CallerAuthentication(Caller.localOperator()));
    }

    @AfterEach
    void clear() {
        SecurityContextHolder.clearContext();
    }

    private boolean check(Object handler) throws Exception {
        return new RoleAuthorization().preHandle(new MockHttpServletRequest(), new MockHttpServletResponse(), handler);
    }

    @Test
    void aFunctionIsClosedUnlessItDeclaresRoles() throws Exception {
        assertThatThrownBy(() -> check(function))
                .isInstanceOf(CallerRejected.class)
                .hasMessageStartingWith("No role may call this.");
        assertThatThrownBy(() -> check(new SecuredRouterFunction(function))).isInstanceOf(CallerRejected.class);
        assertThat(check(new SecuredRouterFunction(function, Role.READ))).isTrue();
    }
}
