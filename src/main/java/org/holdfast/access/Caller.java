package org.holdfast.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.holdfast.decisions.AuthorityLevel;
import org.jspecify.annotations.Nullable;

/**
 * An authenticated caller.
 *
 * @param roles roles in the order of {@link Role}
 * @param step the caller's authority level
 * @param keyId the id of the caller's API key; {@code null} for the local operator, who needs none
 */
public record Caller(
        String name,
        Set<Role> roles,
        AuthorityLevel step,
        @Nullable String keyId) {

    public Caller {
        roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }

    /** Returns the local operator, who has every role because the commands on this machine could do the same. */
    public static Caller localOperator() {
        return new Caller("local operator", EnumSet.allOf(Role.class), AuthorityLevel.SUPERVISOR, null);
    }

    public boolean isLocalOperator() {
        return keyId == null;
    }

    /** Returns whether the caller has one of these roles, directly or through a role that includes it. */
    public boolean may(Role... anyOf) {
        return Arrays.stream(anyOf).anyMatch(needed -> roles.stream().anyMatch(role -> role.covers(needed)));
    }
}
