package org.holdfast.rules.model;

import org.holdfast.facts.validation.EnumLabels;

/** Which proposal is chosen where several rules, or several rows of a table, propose one action about one thing. */
public enum Preference {
    /** The one that gives most: what fits best is meant to be what the customer gets. */
    MOST,
    /** The one that gives least. */
    LEAST,
    /** The one that stands first: by the name of the file, and in a file by the line. */
    FIRST,
    /** The one that scores best, whatever it gives. What books of release 0.1.0 mean; nobody can write it. */
    SCORE;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
