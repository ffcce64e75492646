package org.holdfast.console.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.holdfast.access.Caller;
import org.holdfast.demo.DemoDatabase;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.people.PeopleService;
import org.springframework.stereotype.Component;

/**
 * Lets the local operator of a demo look at the console as one of four people. They have no password, link or key, do
 * not count as people who were added, and are gone as soon as a real person is added, whatever becomes of that person.
 */
@Component
public class DemoPeople {

    /** Name of the request attribute with the people that can be chosen, for the menu. */
    public static final String ATTRIBUTE = "demoPeople";

    private static final String CHOSEN = "demoPerson";

    private final PeopleService people;
    private final DemoDatabase demo;

    DemoPeople(PeopleService people, DemoDatabase demo) {
        this.people = people;
        this.demo = demo;
    }

    /**
     * Returns as whom a request is made, after it was found to be the local operator's.
     *
     * @param localOperator the local operator
     */
    public Caller instead(Caller localOperator, HttpServletRequest request) {
        if (!isOpen()) {
            return localOperator;
        }
        request.setAttribute(ATTRIBUTE, List.of(DemoPerson.values()));
        return chosen(request).map(DemoPerson::caller).orElse(localOperator);
    }

    /** Chooses a person for this browser; an empty id means the local operator. */
    void choose(String id, HttpServletRequest request) {
        if (!(request.getAttribute(ATTRIBUTE) instanceof List<?>)) {
            throw new NotFound("demo person", id);
        }
        HttpSession session = request.getSession(true);
        if (id.isEmpty()) {
            session.removeAttribute(CHOSEN);
        } else {
            session.setAttribute(
                    CHOSEN,
                    DemoPerson.find(id)
                            .orElseThrow(() -> new NotFound("demo person", id))
                            .id());
        }
    }

    private boolean isOpen() {
        return !people.isAnyoneAdded() && demo.isFilled();
    }

    private static Optional<DemoPerson> chosen(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(CHOSEN) instanceof String id
                ? DemoPerson.find(id)
                : Optional.empty();
    }
}
