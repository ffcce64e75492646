package org.holdfast.console.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.holdfast.access.Role;
import org.holdfast.api.security.CallerRejected;
import org.holdfast.api.security.CallerRejected.MissingRole;
import org.holdfast.console.text.ConsoleTexts;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.springframework.beans.factory.ObjectProvider;

/** Says to a reader why a page is not for them, and who can change that. */
final class Refusals {

    /** Names of administrators that a page mentions at most. */
    private static final int MOST_NAMES = 3;

    private final ConsoleTexts texts;
    private final ObjectProvider<PeopleService> people;

    Refusals(ConsoleTexts texts, ObjectProvider<PeopleService> people) {
        this.texts = texts;
        this.people = people;
    }

    /** Returns the reason in the language of a page. */
    String reason(CallerRejected rejected, String language) {
        MissingRole missing = rejected.missingRole();
        if (missing != null) {
            return texts.say(
                    language,
                    "error.role",
                    labels(missing.needed(), language),
                    labels(missing.caller().roles(), language),
                    admins());
        }
        return rejected.kind() == CallerRejected.Kind.SAME_ORIGIN
                ? texts.say(language, "error.foreign")
                : rejected.failure().text();
    }

    private String labels(Iterable<Role> roles, String language) {
        List<String> labels = new ArrayList<>();
        roles.forEach(role -> labels.add(texts.say(language, "role.name." + role)));
        return String.join(", ", labels);
    }

    /** Returns the names of some administrators; {@code none} if there are none. */
    private String admins() {
        String names = people.stream()
                .flatMap(service -> service.all().stream())
                .filter(person -> person.rights().isAdmin() && !person.isDisabled())
                .limit(MOST_NAMES)
                .map(Person::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }
}
