package org.holdfast.changes.text;

import org.holdfast.facts.validation.EnumLabels;

/** How a thing of a rule book differs in the later one. */
public enum HowChanged {
    ADDED,
    REMOVED,
    CHANGED,
    /** The same as before, but at another place. */
    MOVED,
    /** The same; listed only between changed ones, so that these can be understood. */
    SAME;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
