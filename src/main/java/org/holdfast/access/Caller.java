package org.holdfast.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.holdfast.audit.Actor;
import org.holdfast.decisions.AuthorityLevel;
import org.jspecify.annotations.Nullable;

/**
 * An authenticated caller.
 *
 * @param name name of the key or of the person; it signs what the caller publishes
 * @param roles roles in the order of {@link Role}
 * @param step the caller's authority level
 * @param origin how the caller was authenticated
 */
public record Caller(String name, Set<Role> roles, AuthorityLevel step, Origin origin) {

    private static final Set<Role> SYSTEM_ROLES = EnumSet.of(Role.READ, Role.DECIDE);

    public Caller {
        roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }

    /** How a caller was authenticated. */
    public sealed interface Origin {

        /** By calling from this machine, whose commands could do the same. */
        record LocalOperator() implements Origin {}

        /**
         * @param id id of the API key
         * @param person id of the person it was given to; {@code null} if to none
         */
        record Key(String id, @Nullable String person) implements Origin {

            /** A key of no person. */
            public Key(String id) {
                this(id, null);
            }
        }

        /** @param id id of the person who signed in to the console */
        record Person(String id) implements Origin {}

        /**
         * As the local operator, who looks at the console as a person of the demo.
         *
         * @param id id among the people of the demo; there is no such account
         */
        record DemoPerson(String id) implements Origin {}
    }

    /** Returns the local operator, who has every role because the commands on this machine could do the same. */
    public static Caller localOperator() {
        return new Caller(
                "local operator", EnumSet.allOf(Role.class), AuthorityLevel.SUPERVISOR, new Origin.LocalOperator());
    }

    public boolean isLocalOperator() {
        return origin instanceof Origin.LocalOperator;
    }

    /**
     * Returns what distinguishes this caller from all others, regardless of names: the scope of their idempotency keys
     * and page views. Empty for the local operator.
     */
    public String identity() {
        return origin instanceof Origin.DemoPerson demo
                ? "demo:" + demo.id()
                : actor(null).identity();
    }

    /** Returns the id of the person who acts, also by a key; {@code null} if that is not known. */
    public @Nullable String person() {
        if (origin instanceof Origin.Key key) {
            return key.person();
        }
        return origin instanceof Origin.Person person ? person.id() : null;
    }

    /**
     * Returns this caller as the actor of what they do.
     *
     * @param address network address they called from
     */
    public Actor actor(@Nullable String address) {
        if (origin instanceof Origin.Key key) {
            return isSystem() ? Actor.system(key.id(), name, address) : Actor.key(key.id(), name, address);
        }
        // Entries in the audit trail never change, so they name people by their id: a person can be erased.
        return origin instanceof Origin.Person person
                ? Actor.person(person.id(), person.id(), address)
                : Actor.localOperator(name, address);
    }

    /** Returns whether the roles are those of a system; a person needs one of the others for their work. */
    private boolean isSystem() {
        return SYSTEM_ROLES.containsAll(roles);
    }

    /** Returns whether the caller has one of these roles, directly or through a role that includes it. */
    public boolean may(Role... anyOf) {
        return Arrays.stream(anyOf).anyMatch(needed -> roles.stream().anyMatch(role -> role.covers(needed)));
    }
}
