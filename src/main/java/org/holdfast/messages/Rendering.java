package org.holdfast.messages;

import java.util.Set;
import java.util.TreeSet;

/** The result of rendering a text. */
public sealed interface Rendering {

    /** A complete text. */
    record Complete(String text) implements Rendering {}

    /**
     * No text.
     *
     * @param arguments names of the unknown values
     * @param nothing names of the amounts of money that are zero, which no text says
     */
    record Missing(Set<String> arguments, Set<String> nothing) implements Rendering {

        public Missing {
            arguments = new TreeSet<>(arguments);
            nothing = new TreeSet<>(nothing);
        }
    }
}
