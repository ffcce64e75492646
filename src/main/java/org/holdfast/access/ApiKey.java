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
 * A key that was given out, without its secret.
 *
 * @param id stands in the text of the key; no secret
 * @param name who uses it; a key and the one that follows it have the same
 * @param roles at least one, in the order of {@link Role}
 * @param expiresAt from when it is refused; {@code null} when it does not end by itself
 * @param lastUsedAt to the hour; {@code null} when it was never used
 */
public record ApiKey(
        String id,
        String name,
        Set<Role> roles,
        AuthorityLevel step,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    /** Longest name, in characters; it signs what its owner publishes. */
    public static final int MAX_NAME = 100;

    /** @throws InvalidInput when the name is not one, there is no role, or the step does not belong to the roles */
    public ApiKey {
        if (name.isBlank()
                || !name.equals(name.strip())
                || name.length() > MAX_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput(
                    "name", "must have 1 to " + MAX_NAME + " characters, and begin and end with something to see");
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

    /** Whether a key is accepted, and why not. */
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
