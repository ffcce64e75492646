package org.holdfast.api.problem;

import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** Thrown if the facts of a customer do not satisfy the precondition of a request. */
public final class CustomerChanged extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    public CustomerChanged(String message) {
        super(message);
    }

    @Override
    public Failure failure() {
        return new Failure(412, "changed-meanwhile", "Precondition failed", String.valueOf(getMessage()));
    }
}
