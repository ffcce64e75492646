package org.holdfast.editor.checking;

import org.holdfast.facts.validation.EnumLabels;

/**
 * What an example did, in the language of its reader.
 *
 * @param file path of the file of examples
 * @param line the line on which the example begins
 * @param expected what it expects
 * @param came what came instead; empty if it passed
 * @param why why that came; empty if it passed, or if the reason is in {@code came}
 */
public record ExampleResult(String name, String file, int line, State state, String expected, String came, String why) {

    /** The outcomes of an example. */
    public enum State {
        PASSED,
        FAILED,
        /** It could not be run, because something it needs has errors. */
        NOT_RUN;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }
}
