package org.holdfast.publishing;

import java.util.Objects;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** Thrown when a rule book may not go live because a second person has not approved it. Nothing was changed. */
public final class ApprovalNeeded extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    /** @param text sentences that say what is missing and what to do */
    public ApprovalNeeded(String text) {
        super(text);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    @Override
    public Failure failure() {
        return new Failure(409, "approval-needed", "Approval needed", getMessage());
    }
}
