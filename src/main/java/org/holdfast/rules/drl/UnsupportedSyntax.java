package org.holdfast.rules.drl;

import org.holdfast.diagnostics.ProblemText;

/** Thrown for a construct that the rule language does not support, and caught where its line is known. */
final class UnsupportedSyntax extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ProblemText text;

    UnsupportedSyntax(ProblemText text) {
        super(text.key(), null, false, false);
        this.text = text;
    }

    /** Creates an exception with a text of the problem catalogue; names and values alternate. */
    UnsupportedSyntax(String key, Object... namesAndValues) {
        this(ProblemText.of(key, namesAndValues));
    }

    /** Returns the text for the author of the rule. */
    ProblemText text() {
        return text;
    }
}
