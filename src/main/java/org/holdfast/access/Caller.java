package org.holdfast.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.holdfast.decisions.AuthorityLevel;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param roles what the caller may do, in the order of {@link Role}
 * @param step how far the caller's authority reaches
 * @param keyId the key that was shown; {@code null} for the local operator, who needs none
 */
public record Caller(
        String name,
        Set<Role> roles,
        AuthorityLevel step,
        @Nullable String keyId) {

    public Caller {
        roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }

    /** Who sits at this machine and so could do everything with its commands as well. */
    public static Caller localOperator() {
        return new Caller("local operator", EnumSet.allOf(Role.class), AuthorityLevel.SUPERVISOR, null);
    }

    public boolean isLocalOperator() {
        return keyId == null;
    }

    /** Whether one of these roles, or one that brings it with it, is among the caller's. */
    public boolean may(Role... anyOf) {
        return Arrays.stream(anyOf).anyMatch(needed -> roles.stream().anyMatch(role -> role.covers(needed)));
    }
}
