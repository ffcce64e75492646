package org.holdfast.audit;

import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * Who acted. A use case that is recorded in the audit trail takes its actor as a parameter, and each door makes one
 * from what it knows about its caller.
 *
 * @param id id of the key or of the person, which is never given to another one; {@code null} for actors without one
 * @param name name at the time of the act, which may later belong to another key or person
 * @param address network address of the actor; {@code null} for commands and for the program itself
 */
public record Actor(
        Kind kind,
        @Nullable String id,
        String name,
        @Nullable String address) {

    /** Longest name that is recorded, in characters. */
    private static final int MAX_NAME = 100;
    /** Longest address that is recorded, in characters; an IPv6 address with its zone is shorter. */
    private static final int MAX_ADDRESS = 64;

    public Actor {
        name = shorten(name, MAX_NAME);
        address = address == null ? null : shorten(address, MAX_ADDRESS);
    }

    /** What kind of actor. */
    public enum Kind {
        /** A person who signed in to the console. */
        PERSON,
        /** A person who uses an API key. */
        KEY,
        /** Another system, with an API key that may do no more than read and decide. */
        SYSTEM,
        /** A user of the machine that Holdfast runs on: by command, or by a request from the machine itself. */
        LOCAL_OPERATOR,
        /** Holdfast itself, on schedule or at its start. */
        PROGRAM,
        /** A caller who could not be authenticated, such as by a wrong password. */
        UNAUTHENTICATED;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    public static Actor person(String id, String name, @Nullable String address) {
        return new Actor(Kind.PERSON, id, name, address);
    }

    public static Actor key(String id, String name, @Nullable String address) {
        return new Actor(Kind.KEY, id, name, address);
    }

    public static Actor system(String id, String name, @Nullable String address) {
        return new Actor(Kind.SYSTEM, id, name, address);
    }

    public static Actor localOperator(String name, @Nullable String address) {
        return new Actor(Kind.LOCAL_OPERATOR, null, name, address);
    }

    /** @param part the part of the program that acts, such as {@code folder watch} */
    public static Actor program(String part) {
        return new Actor(Kind.PROGRAM, null, part, null);
    }

    /** Returns an actor without a name, because what an unknown caller types may be a password in the wrong field. */
    public static Actor unauthenticated(@Nullable String address) {
        return new Actor(Kind.UNAUTHENTICATED, null, "", address);
    }

    /** Returns what distinguishes this actor from all others, regardless of names; empty for one without an id. */
    public String identity() {
        if (id == null) {
            return "";
        }
        return kind == Kind.PERSON ? "person:" + id : id;
    }

    /** Returns whether a person acted, as far as can be known. */
    public boolean isPerson() {
        return kind == Kind.PERSON || kind == Kind.KEY || kind == Kind.LOCAL_OPERATOR;
    }

    private static String shorten(String text, int max) {
        return text.substring(0, Math.min(text.length(), max));
    }
}
