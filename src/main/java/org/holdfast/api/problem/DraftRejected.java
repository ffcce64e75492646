package org.holdfast.api.problem;

import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;
import org.holdfast.simulation.ValidationReport;

/** A draft did not pass the checks. */
public final class DraftRejected extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    private final transient ValidationReport checked;

    public DraftRejected(ValidationReport checked) {
        this(checked, "The draft does not pass the checks, so nothing has changed.");
    }

    public DraftRejected(ValidationReport checked, String message) {
        super(message);
        this.checked = checked;
    }

    @Override
    public Failure failure() {
        return new Failure(422, "rule-book-refused", "The rule book does not pass", String.valueOf(getMessage()));
    }

    ValidationReport checked() {
        return checked;
    }
}
