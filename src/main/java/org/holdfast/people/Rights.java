package org.holdfast.people;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.access.Role;
import org.holdfast.decisions.AuthorityLevel;
import org.jspecify.annotations.Nullable;

/**
 * What a person may do.
 *
 * @param roles at least one, in the order of {@link Role}; never {@link Role#DECIDE}, which is for systems
 * @param step the highest authority level of the person's decisions
 */
public record Rights(Set<Role> roles, AuthorityLevel step) {

    /** Roles that can be given to people. */
    public static final Set<Role> ROLES = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Role.DECIDE)));

    /** @throws PeopleRefusal if there is no role, one that people cannot have, or the roles do not permit the step */
    public Rights {
        if (roles.isEmpty()) {
            throw new PeopleRefusal("role", "role-missing");
        }
        if (!ROLES.containsAll(roles)) {
            throw new PeopleRefusal("role", "role-for-systems");
        }
        roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
        if (step != AuthorityLevel.AUTOMATIC && !decides(roles)) {
            throw new PeopleRefusal("step", "step-without-agent");
        }
    }

    /** Returns rights with the step that the roles imply: agent for agents, otherwise automatic. */
    public static Rights of(Set<Role> roles, @Nullable AuthorityLevel step) {
        AuthorityLevel implied = roles.contains(Role.AGENT) ? AuthorityLevel.AGENT : AuthorityLevel.AUTOMATIC;
        return new Rights(roles, step == null ? implied : step);
    }

    /** Returns the rights of the first admin, who is alone. */
    public static Rights ofFirstAdmin() {
        return new Rights(EnumSet.of(Role.ADMIN), AuthorityLevel.SUPERVISOR);
    }

    public boolean isAdmin() {
        return roles.contains(Role.ADMIN);
    }

    /** Returns the labels of the roles with a space between them. */
    public String labels() {
        return roles.stream().map(Role::toString).collect(Collectors.joining(" "));
    }

    private static boolean decides(Set<Role> roles) {
        return roles.contains(Role.AGENT) || roles.contains(Role.ADMIN);
    }
}
