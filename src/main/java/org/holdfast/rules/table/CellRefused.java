package org.holdfast.rules.table;

import org.holdfast.diagnostics.ProblemText;

/** Thrown while reading one cell, and caught where its name is known. */
final class CellRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ProblemText why;

    CellRefused(ProblemText why) {
        super(why.key(), null, false, false);
        this.why = why;
    }

    /** What is wrong with it, for its author. */
    ProblemText why(String cell) {
        return why.within("in-cell", "cell", cell);
    }
}
