package org.holdfast.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import org.holdfast.access.Role;
import org.holdfast.people.Person;
import org.holdfast.people.signin.SessionTicket;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;

/** The session of a browser: the ticket of the person who signed in, and what tells their sessions apart. */
public final class ConsoleSession {

    /** Name of the attribute with the {@link SessionTicket}. */
    public static final String TICKET = "ticket";
    /** Name of the attribute with the network address from which the person signed in. */
    public static final String ADDRESS = "address";
    /** Name of the attribute with the browser, as it calls itself. */
    public static final String BROWSER = "browser";

    /** The desk stays open for a whole shift. */
    private static final Duration IDLE_OF_AGENTS = Duration.ofHours(12);

    private static final int MAX_BROWSER = 200;

    private ConsoleSession() {}

    /** Returns the ticket of a request's session. */
    public static Optional<SessionTicket> ticket(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(TICKET) instanceof SessionTicket ticket
                ? Optional.of(ticket)
                : Optional.empty();
    }

    /** Begins a session under a new id, so that one that was planted in the browser before is worth nothing. */
    public static void begin(HttpServletRequest request, SessionTicket ticket, Person person) {
        Object typed = typed(request);
        end(request);
        HttpSession session = request.getSession(true);
        session.setAttribute(TypedForms.TYPED, typed);
        session.setAttribute(TICKET, ticket);
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, person.id());
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        String browser = String.valueOf(request.getHeader("User-Agent"));
        session.setAttribute(BROWSER, browser.substring(0, Math.min(browser.length(), MAX_BROWSER)));
        if (person.rights().roles().contains(Role.AGENT)) {
            session.setMaxInactiveInterval((int) IDLE_OF_AGENTS.toSeconds());
        }
    }

    private static @Nullable Object typed(HttpServletRequest request) {
        HttpSession before = request.getSession(false);
        return before == null ? null : before.getAttribute(TypedForms.TYPED);
    }

    /** Replaces the ticket of the same person. */
    static void replace(HttpServletRequest request, SessionTicket ticket) {
        request.getSession(true).setAttribute(TICKET, ticket);
    }

    /** Ends the session, if there is one. */
    public static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
