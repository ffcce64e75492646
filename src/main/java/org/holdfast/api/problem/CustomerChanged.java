package org.holdfast.api.problem;

import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** Somebody else was faster. */
public final class CustomerChanged extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    public CustomerChanged(String message) {
        super(message);
    }

    @Override
    public Failure failure() {
        return new Failure(412, "changed-meanwhile", "Changed in the meantime", String.valueOf(getMessage()));
    }
}
