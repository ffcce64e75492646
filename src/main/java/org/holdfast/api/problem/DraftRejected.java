package org.holdfast.api.problem;

import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;
import org.holdfast.simulation.ValidationReport;

/** Thrown if a draft of the rule book does not pass its checks. */
public final class DraftRejected extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    private final transient ValidationReport checked;

    public DraftRejected(ValidationReport checked) {
        this(checked, "The rule book does not pass its checks, so nothing was changed.");
    }

    public DraftRejected(ValidationReport checked, String message) {
        super(message);
        this.checked = checked;
    }

    @Override
    public Failure failure() {
        return new Failure(422, "rule-book-refused", "Rule book rejected", String.valueOf(getMessage()));
    }

    ValidationReport checked() {
        return checked;
    }
}
