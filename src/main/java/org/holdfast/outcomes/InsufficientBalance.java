package org.holdfast.outcomes;

import java.util.Objects;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;
import org.holdfast.loyalty.programmes.LedgerUnit;

/** Thrown when an action takes more points or stamps than the customer has. */
public final class InsufficientBalance extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    InsufficientBalance(LedgerUnit unit, int needed, int balance, String programme) {
        super("This takes " + needed + " " + unit + " of \"" + programme + "\", but the customer has " + balance
                + ". Nothing was taken or recorded.");
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
