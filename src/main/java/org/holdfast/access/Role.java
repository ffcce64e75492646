package org.holdfast.access;

import org.holdfast.facts.validation.EnumLabels;

/**
 * What a caller may do. A closed list. Only {@link #AUTHOR}, {@link #APPROVER} and {@link #ADMIN} bring other roles
 * with them; an agent decides like a system, but does not feed facts, so what both may do names both.
 */
public enum Role {
    /** Look: facts, decisions, the live rule book, what would be decided now. */
    READ,
    /** A system that asks for decisions, reports outcomes and keeps the facts up to date. */
    DECIDE,
    /** Somebody who asks for decisions and reports outcomes, with the authority of their key. */
    AGENT,
    /** Check drafts of the rule book, and read. */
    AUTHOR,
    /** Publish and restore rule books, and all that an author may. */
    APPROVER,
    /** Everything. */
    ADMIN;

    /** Whether this role is enough where the other is needed. */
    public boolean covers(Role needed) {
        return this == needed
                || switch (this) {
                    case ADMIN -> true;
                    case APPROVER -> needed == AUTHOR || needed == READ;
                    case AUTHOR -> needed == READ;
                    case READ, DECIDE, AGENT -> false;
                };
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
