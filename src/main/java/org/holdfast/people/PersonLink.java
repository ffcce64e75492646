package org.holdfast.people;

import java.io.Serializable;
import java.time.Instant;
import org.holdfast.facts.validation.EnumLabels;

/**
 * A link by which a person chooses a password.
 *
 * @param token the secret part of its address; it is not stored and cannot be shown again
 */
public record PersonLink(Person person, Kind kind, String token, Instant expiresAt) {

    /** What the link is for. */
    public enum Kind {
        /** The person has no password yet. */
        INVITE,
        /** The person has one, which stays valid until another is chosen. */
        RESET;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * Refers to a link without its token.
     *
     * @param hash hash of the token
     */
    public record Reference(String hash) implements Serializable {

        private static final long serialVersionUID = 1L;

        public static Reference of(String token) {
            return new Reference(OneTimeToken.hash(token));
        }
    }

    /** Returns the path of the page that the link opens. */
    public String path() {
        return "/" + kind + "/" + token;
    }

    @Override
    public String toString() {
        return "PersonLink[" + kind + " for " + person.id() + "]";
    }
}
