package org.holdfast.console.demo;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.decisions.AuthorityLevel;

/** A person of the demo: one for each kind of work. */
public enum DemoPerson {
    VERA("Vera Munteanu", AuthorityLevel.AGENT, Role.AGENT),
    SERGIU("Sergiu Rotaru", AuthorityLevel.SUPERVISOR, Role.AGENT, Role.READ),
    NATALIA("Natalia Cebotari", AuthorityLevel.AUTOMATIC, Role.APPROVER),
    PAUL("Paul Weber", AuthorityLevel.AUTOMATIC, Role.READ);

    private final String fullName;
    private final AuthorityLevel step;
    private final Set<Role> roles;

    DemoPerson(String fullName, AuthorityLevel step, Role first, Role... others) {
        this.fullName = fullName;
        this.step = step;
        this.roles = EnumSet.of(first, others);
    }

    /** Returns the person with an id; empty if there is none. */
    static Optional<DemoPerson> find(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String fullName() {
        return fullName;
    }

    /** Returns the key of the text that says what the person does. */
    public String work() {
        return "demo.work." + id();
    }

    Caller caller() {
        return new Caller(fullName, roles, step, new Caller.Origin.DemoPerson(id()));
    }
}
