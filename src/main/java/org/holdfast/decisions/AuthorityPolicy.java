package org.holdfast.decisions;

import java.math.BigDecimal;
import org.holdfast.rules.limits.Authority;
import org.jspecify.annotations.Nullable;

/** Which step of authority an amount takes. */
public final class AuthorityPolicy {

    private AuthorityPolicy() {}

    /**
     * The lowest step that may grant it; the highest for what no one may grant, and the lowest where nothing is given
     * or set.
     */
    public static AuthorityLevel needed(@Nullable Authority authority, @Nullable BigDecimal amount) {
        if (authority == null || amount == null || amount.compareTo(authority.automatic()) <= 0) {
            return AuthorityLevel.AUTOMATIC;
        }
        return amount.compareTo(authority.agent()) <= 0 ? AuthorityLevel.AGENT : AuthorityLevel.SUPERVISOR;
    }
}
