package org.holdfast.api;

import org.holdfast.simulation.CheckedBook;

/** A draft did not pass the checks. */
final class DraftRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CheckedBook checked;

    DraftRefused(CheckedBook checked) {
        super("The draft does not pass the checks, so nothing has changed.");
        this.checked = checked;
    }

    CheckedBook checked() {
        return checked;
    }
}
