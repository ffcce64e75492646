package org.holdfast.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.holdfast.people.signin.SessionTicket;
import org.holdfast.people.signin.SignIn;
import org.holdfast.people.signin.SignInResult;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds back requests to handlers with {@link ConfirmedSignIn} until the person has given their password again. */
final class ConfirmationInterceptor implements HandlerInterceptor {

    /** Name of the field with the password, which is added to the form that is held back. */
    static final String FIELD = "confirm-password";

    private final SignIn signIn;

    ConfirmationInterceptor(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean isDangerous =
                handler instanceof HandlerMethod method && method.hasMethodAnnotation(ConfirmedSignIn.class);
        // The local operator has no session, and could do the same by command.
        Optional<SessionTicket> ticket = isDangerous ? ConsoleSession.ticket(request) : Optional.empty();
        String password = request.getParameter(FIELD);
        if (ticket.isEmpty() || password == null && signIn.isConfirmed(ticket.get())) {
            return true;
        }
        if (password == null) {
            throw new ConfirmationNeeded(null);
        }
        String problem = confirm(request, ticket.get(), password);
        if (problem != null) {
            throw new ConfirmationNeeded(problem);
        }
        return true;
    }

    private @Nullable String confirm(HttpServletRequest request, SessionTicket ticket, String password) {
        SignInResult result = signIn.confirm(ticket, password, request.getRemoteAddr());
        if (result instanceof SignInResult.Admitted admitted) {
            ConsoleSession.replace(request, admitted.ticket());
            return null;
        }
        return result instanceof SignInResult.TooEarly ? "signin.too-early" : "confirm.wrong";
    }
}
