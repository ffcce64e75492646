package org.holdfast.drafts;

import org.holdfast.access.Caller;

/**
 * A person or key that writes in drafts.
 *
 * @param identity what distinguishes them from all others, whatever their names; empty for the local operator
 * @param name their name at the time
 */
public record Contributor(String identity, String name) {

    private static final int MAX_NAME = 100;

    public Contributor {
        name = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    }

    /** Returns a caller of any door as a contributor. */
    public static Contributor of(Caller caller) {
        return new Contributor(caller.identity(), caller.name());
    }

    /** Returns the local operator, under the name of a user of the machine. */
    public static Contributor localOperator(String user) {
        return new Contributor("", user);
    }

    /** Returns whether both are the same person or key; users of the machine cannot be told apart. */
    public boolean isSameAs(Contributor other) {
        return identity.equals(other.identity);
    }
}
