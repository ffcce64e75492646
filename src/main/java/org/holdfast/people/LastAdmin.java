package org.holdfast.people;

import java.util.List;
import java.util.Map;

/** The rule that an admin who can sign in is never lost. */
final class LastAdmin {

    private LastAdmin() {}

    /**
     * Checks a change.
     *
     * @param all all people before the change
     * @param changed the person after the change
     * @throws PeopleRefusal if no admin would remain who can sign in, or who was invited where none can yet
     */
    static void keep(List<Person> all, Person changed) {
        Person.State needed = all.stream().anyMatch(each -> isAdmin(each, Person.State.ACTIVE))
                ? Person.State.ACTIVE
                : Person.State.INVITED;
        Person before = all.stream()
                .filter(each -> each.id().equals(changed.id()))
                .findFirst()
                .orElse(changed);
        boolean loses = isAdmin(before, needed) && !isAdmin(changed, needed);
        if (loses
                && all.stream()
                        .filter(each -> !each.id().equals(changed.id()))
                        .noneMatch(each -> isAdmin(each, needed))) {
            throw new PeopleRefusal("role", "last-admin", Map.of("name", before.name()));
        }
    }

    private static boolean isAdmin(Person person, Person.State state) {
        return person.rights().isAdmin() && person.state() == state;
    }
}
