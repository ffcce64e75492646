package org.holdfast.people;

import java.time.Instant;
import org.holdfast.access.Caller;
import org.holdfast.audit.Actor;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * A person who may use the console.
 *
 * @param id random; signs what the person does, also after they were erased
 * @param hasPassword whether they have chosen a password
 * @param createdBy id of the person, or name of the account of this machine, that added them
 * @param lastSeenAt accurate to the hour; {@code null} before they first signed in
 */
public record Person(
        String id,
        String login,
        String name,
        Rights rights,
        Preferences preferences,
        boolean hasPassword,
        String createdBy,
        Instant createdAt,
        @Nullable Instant lastSeenAt,
        @Nullable Instant disabledAt,
        @Nullable Instant erasedAt) {

    /** Longest name, in characters. */
    public static final int MAX_NAME = 100;

    /** Whether a person can sign in, and if not, why. */
    public enum State {
        ACTIVE,
        /** Has not chosen a password yet. */
        INVITED,
        DISABLED,
        ERASED;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    public State state() {
        if (erasedAt != null) {
            return State.ERASED;
        }
        if (disabledAt != null) {
            return State.DISABLED;
        }
        return hasPassword ? State.ACTIVE : State.INVITED;
    }

    public boolean isDisabled() {
        return disabledAt != null;
    }

    /** Returns this person as the caller of what the console does for them. */
    public Caller caller() {
        return new Caller(name, rights.roles(), rights.step(), new Caller.Origin.Person(id));
    }

    /** Returns this person as the actor of an entry in the audit trail. */
    public Actor actor(String address) {
        return caller().actor(address);
    }

    Person with(String newName, Rights newRights) {
        return new Person(
                id,
                login,
                newName,
                newRights,
                preferences,
                hasPassword,
                createdBy,
                createdAt,
                lastSeenAt,
                disabledAt,
                erasedAt);
    }

    Person with(String newName, Preferences newPreferences) {
        return new Person(
                id,
                login,
                newName,
                rights,
                newPreferences,
                hasPassword,
                createdBy,
                createdAt,
                lastSeenAt,
                disabledAt,
                erasedAt);
    }

    Person disabled(@Nullable Instant at) {
        return new Person(
                id, login, name, rights, preferences, hasPassword, createdBy, createdAt, lastSeenAt, at, erasedAt);
    }

    /** Returns the person without what identifies them. */
    Person erased(Preferences defaults, Instant at) {
        String pseudonym = "erased-" + id.substring(0, 8);
        Instant disabled = disabledAt == null ? at : disabledAt;
        return new Person(
                id, pseudonym, pseudonym, rights, defaults, false, createdBy, createdAt, lastSeenAt, disabled, at);
    }
}
