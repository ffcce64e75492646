package org.holdfast.access;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * An issued API key, without its secret.
 *
 * @param id part of the key's text; not secret
 * @param name name of its user; a rotated key keeps the name
 * @param roles at least one, in the order of {@link Role}
 * @param step the highest authority level of decisions made with the key
 * @param expiresAt the moment from which it is refused; {@code null} if it does not expire
 * @param person id of the person it was given to, whose acts are those done with it; {@code null} if to none
 * @param lastUsedAt accurate to the hour; {@code null} if it was never used
 */
public record ApiKey(
        String id,
        String name,
        Set<Role> roles,
        AuthorityLevel step,
        @Nullable String person,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    /** Longest name, in characters. The name signs what the key's owner publishes. */
    public static final int MAX_NAME = 100;

    /** @throws InvalidInput if the name is malformed, there is no role, or the roles do not permit the step */
    public ApiKey {
        if (name.isBlank()
                || !name.equals(name.strip())
                || name.length() > MAX_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput(
                    "name",
                    "must have 1 to " + MAX_NAME
                            + " printable characters, without spaces at the beginning or at the end");
        }
        if (roles.isEmpty()) {
            throw new InvalidInput("role", "is missing; expected one or more of " + EnumLabels.all(Role.class));
        }
        roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
        if (step != AuthorityLevel.AUTOMATIC && !roles.contains(Role.AGENT) && !roles.contains(Role.ADMIN)) {
            throw new InvalidInput(
                    "step", "is " + step + ", which needs the role agent; without it the step is automatic");
        }
    }

    /** Whether a key is accepted, and if not, why. */
    public enum State {
        LIVE,
        EXPIRED,
        REVOKED;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    public State state(Instant now) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        return expiresAt != null && !now.isBefore(expiresAt) ? State.EXPIRED : State.LIVE;
    }
}
