package org.holdfast.rules.drl;

import org.holdfast.diagnostics.ProblemText;

/** Thrown while reading one line, and caught where the line is known. The text is for its author. */
final class UnsupportedSyntax extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ProblemText text;

    UnsupportedSyntax(ProblemText text) {
        super(text.key(), null, false, false);
        this.text = text;
    }

    /** A text of the catalogue; names and values alternate. */
    UnsupportedSyntax(String key, Object... namesAndValues) {
        this(ProblemText.of(key, namesAndValues));
    }

    ProblemText text() {
        return text;
    }
}
