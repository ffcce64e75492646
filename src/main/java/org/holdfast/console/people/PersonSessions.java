package org.holdfast.console.people;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.console.signin.ConsoleSession;
import org.holdfast.people.OneTimeToken;
import org.holdfast.people.signin.SessionTicket;
import org.holdfast.people.signin.SignIn;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The open sessions of a person, on all nodes. */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class PersonSessions {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final SignIn signIn;

    PersonSessions(FindByIndexNameSessionRepository<? extends Session> sessions, SignIn signIn) {
        this.sessions = sessions;
        this.signIn = signIn;
    }

    /**
     * An open session.
     *
     * @param key refers to the session; knowing it is not enough to enter
     * @param browser such as {@code Firefox, Linux}
     * @param current whether the page is seen in it
     */
    record Open(String key, Instant lastUsed, String address, String browser, boolean current) {}

    /** Returns the open sessions, the one used last first. */
    List<Open> of(String person, String currentId) {
        return sessions.findByPrincipalName(person).entrySet().stream()
                .filter(each -> isOpen(each.getValue()))
                .map(each -> open(each, currentId))
                .sorted(Comparator.comparing(Open::lastUsed).reversed())
                .toList();
    }

    /** Ends the sessions of a person with these keys, and returns how many there were. */
    int end(String person, List<String> keys) {
        List<String> ids = sessions.findByPrincipalName(person).keySet().stream()
                .filter(id -> keys.contains(OneTimeToken.hash(id)))
                .toList();
        ids.forEach(sessions::deleteById);
        return ids.size();
    }

    private boolean isOpen(Session session) {
        Object ticket = session.getAttribute(ConsoleSession.TICKET);
        return ticket instanceof SessionTicket known && signIn.resume(known).isPresent();
    }

    private static Open open(Map.Entry<String, ? extends Session> entry, String currentId) {
        Session session = entry.getValue();
        return new Open(
                OneTimeToken.hash(entry.getKey()),
                session.getLastAccessedTime(),
                text(session, ConsoleSession.ADDRESS),
                BrowserName.of(text(session, ConsoleSession.BROWSER)),
                entry.getKey().equals(currentId));
    }

    private static String text(Session session, String attribute) {
        Object value = session.getAttribute(attribute);
        return Objects.toString(value, "");
    }
}
