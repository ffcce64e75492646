package org.holdfast.api;

import org.holdfast.simulation.CheckedBook;

/** A draft did not pass the checks. */
final class DraftRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CheckedBook checked;

    DraftRefused(CheckedBook checked) {
        this(checked, "The draft does not pass the checks, so nothing has changed.");
    }

    DraftRefused(CheckedBook checked, String message) {
        super(message);
        this.checked = checked;
    }

    CheckedBook checked() {
        return checked;
    }
}
