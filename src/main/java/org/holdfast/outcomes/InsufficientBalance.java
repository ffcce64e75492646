package org.holdfast.outcomes;

import java.util.Objects;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;
import org.holdfast.loyalty.programmes.LedgerUnit;

/** Nothing is given for points or stamps that are not there (any more). */
public final class InsufficientBalance extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    InsufficientBalance(LedgerUnit unit, int wanted, int had, String programme) {
        super("This takes " + wanted + " " + unit + " of \"" + programme + "\", but the customer has " + had
                + ". Nothing was taken, and the outcome was not recorded.");
    }

    @Override
    public Failure failure() {
        return new Failure(409, "not-enough", "Insufficient balance", getMessage());
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
