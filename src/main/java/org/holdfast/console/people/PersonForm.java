package org.holdfast.console.people;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.holdfast.access.Role;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.people.Login;
import org.holdfast.people.NewPerson;
import org.holdfast.people.Person;
import org.holdfast.people.Preferences;
import org.holdfast.people.Rights;
import org.jspecify.annotations.Nullable;

/** What an administrator types about a person. */
record PersonForm(String login, String name, List<String> roles, String step) {

    PersonForm(@Nullable String login, @Nullable String name, @Nullable List<String> roles, @Nullable String step) {
        this.login = login == null ? "" : login.strip();
        this.name = name == null ? "" : name.strip();
        this.roles = roles == null ? List.of() : List.copyOf(roles);
        this.step = step == null ? "" : step;
    }

    static PersonForm empty() {
        return new PersonForm("", "", List.of(), "");
    }

    static PersonForm of(Person person) {
        return new PersonForm(
                person.login(),
                person.name(),
                person.rights().roles().stream().map(Role::toString).toList(),
                person.rights().step().toString());
    }

    Rights rights() {
        Set<Role> read = EnumSet.noneOf(Role.class);
        roles.forEach(role -> read.add(EnumLabels.read(Role.class, "role", role)));
        return Rights.of(read, step.isEmpty() ? null : EnumLabels.read(AuthorityLevel.class, "step", step));
    }

    /** @param preferences those of the administrator, until the person chooses their own */
    NewPerson person(Preferences preferences) {
        return new NewPerson(new Login(login), name.isEmpty() ? login : name, rights(), preferences);
    }
}
