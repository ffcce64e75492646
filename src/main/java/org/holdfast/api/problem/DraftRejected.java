package org.holdfast.api.problem;

import org.holdfast.simulation.ValidationReport;

/** A draft did not pass the checks. */
public final class DraftRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ValidationReport checked;

    public DraftRejected(ValidationReport checked) {
        this(checked, "The draft does not pass the checks, so nothing has changed.");
    }

    public DraftRejected(ValidationReport checked, String message) {
        super(message);
        this.checked = checked;
    }

    ValidationReport checked() {
        return checked;
    }
}
