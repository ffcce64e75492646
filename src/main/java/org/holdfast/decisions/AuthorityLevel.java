package org.holdfast.decisions;

import java.math.BigDecimal;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.rules.limits.Authority;
import org.jspecify.annotations.Nullable;

/** Levels of authority, lowest first. Each includes the lower ones. */
public enum AuthorityLevel {
    /** No person is involved. */
    AUTOMATIC,
    /** A person who talks to the customer. */
    AGENT,
    /** A person who approves what exceeds the authority of an agent. */
    SUPERVISOR;

    /**
     * Returns the lowest level that may grant an amount: the highest level if none may, and the lowest if nothing is
     * granted or no limits are set.
     */
    public static AuthorityLevel needed(@Nullable Authority authority, @Nullable BigDecimal amount) {
        if (authority == null || amount == null || amount.compareTo(authority.automatic()) <= 0) {
            return AUTOMATIC;
        }
        return amount.compareTo(authority.agent()) <= 0 ? AGENT : SUPERVISOR;
    }

    /** Returns whether this level is at least the needed one. */
    public boolean reaches(AuthorityLevel needed) {
        return compareTo(needed) >= 0;
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
