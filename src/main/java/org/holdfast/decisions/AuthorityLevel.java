package org.holdfast.decisions;

import org.holdfast.facts.validation.EnumLabels;

/** The ladder of authority, lowest first: whoever stands on a step may do what those below may. */
public enum AuthorityLevel {
    /** Nobody looks at it. */
    AUTOMATIC,
    /** Somebody who talks to the customer. */
    AGENT,
    /** The one the agent asks. */
    SUPERVISOR;

    /** Whether this step is enough where {@code needed} is needed. */
    public boolean reaches(AuthorityLevel needed) {
        return compareTo(needed) >= 0;
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
