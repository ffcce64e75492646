package org.holdfast.api.problem;

import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** Thrown for the id of a customer who was merged into another one. */
public final class CustomerMerged extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    private final String into;

    public CustomerMerged(String id, String into) {
        super("Customer \"" + id + "\" was merged into \"" + into + "\". Use that id from now on.");
        this.into = into;
    }

    @Override
    public Failure failure() {
        return new Failure(410, "merged", "Customer merged", String.valueOf(getMessage()));
    }

    String into() {
        return into;
    }
}
