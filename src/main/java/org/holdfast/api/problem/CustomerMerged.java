package org.holdfast.api.problem;

import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** The customer lives on under another id. */
public final class CustomerMerged extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    private final String into;

    public CustomerMerged(String id, String into) {
        super("Customer \"" + id + "\" was merged into \"" + into + "\". Use that id from now on.");
        this.into = into;
    }

    @Override
    public Failure failure() {
        return new Failure(410, "merged", "The customer was merged", String.valueOf(getMessage()));
    }

    String into() {
        return into;
    }
}
