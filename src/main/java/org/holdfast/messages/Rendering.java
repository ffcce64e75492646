package org.holdfast.messages;

import java.util.Set;
import java.util.TreeSet;

/** The result of rendering a text. */
public sealed interface Rendering {

    /** A complete text. */
    record Complete(String text) implements Rendering {}

    /** No text, since the values of these arguments are unknown. */
    record Missing(Set<String> arguments) implements Rendering {

        public Missing {
            arguments = new TreeSet<>(arguments);
        }
    }
}
