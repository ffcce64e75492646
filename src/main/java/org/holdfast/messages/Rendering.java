package org.holdfast.messages;

import java.util.Set;
import java.util.TreeSet;

/** What came of filling in a text. */
public sealed interface Rendering {

    /** The text, complete. */
    record Complete(String text) implements Rendering {}

    /** Nothing: these values are unknown, so the text would not be true. */
    record Missing(Set<String> arguments) implements Rendering {

        public Missing {
            arguments = new TreeSet<>(arguments);
        }
    }
}
