package org.holdfast.decisions;

import org.holdfast.facts.validation.EnumLabels;

/** Levels of authority, lowest first; each includes those below. */
public enum AuthorityLevel {
    /** No person is involved. */
    AUTOMATIC,
    /** A person who talks to the customer. */
    AGENT,
    /** The person whom the agent asks for approval. */
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
