package org.holdfast.rules.table;

import org.holdfast.diagnostics.ProblemText;

/** Thrown if a cell cannot be read; caught where the name of the cell is known. */
final class CellRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ProblemText why;

    CellRefused(ProblemText why) {
        super(why.key(), null, false, false);
        this.why = why;
    }

    /** Returns the reason, including the name of the cell. */
    ProblemText why(String cell) {
        return why.within("in-cell", "cell", cell);
    }
}
