package org.holdfast.api.problem;

import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** Thrown if the facts of a customer do not satisfy the precondition of a request. */
public final class CustomerChanged extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    private CustomerChanged(String message) {
        super(message);
    }

    /** @param hash hash of the stored facts; empty if there are none */
    public static CustomerChanged of(String id, String hash) {
        return new CustomerChanged(
                hash.isEmpty()
                        ? "Customer \"" + id + "\" has no facts to replace."
                        : "The facts of customer \"" + id + "\" do not satisfy the precondition of the request. "
                                + "Read them again and decide what to keep.");
    }

    @Override
    public Failure failure() {
        return new Failure(412, "changed-meanwhile", "Precondition failed", String.valueOf(getMessage()));
    }
}
