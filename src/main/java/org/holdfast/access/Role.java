package org.holdfast.access;

import org.holdfast.facts.validation.EnumLabels;

/**
 * What a caller may do. {@link #AUTHOR}, {@link #APPROVER} and {@link #ADMIN} include other roles; the rest do not. An
 * agent decides as a system does but does not write facts, so an operation open to both names both.
 */
public enum Role {
    /** Reads facts, decisions and the live rule book, and asks for decisions that are not recorded. */
    READ,
    /** A system that requests decisions, reports outcomes and keeps the facts up to date. */
    DECIDE,
    /** A person who requests decisions and reports outcomes, with the authority level of their key. */
    AGENT,
    /** Checks drafts of the rule book; includes {@link #READ}. */
    AUTHOR,
    /** Publishes and restores rule books; includes {@link #AUTHOR}. */
    APPROVER,
    /** Includes every role. */
    ADMIN;

    /** Returns whether this role is the other one, or includes it. */
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
