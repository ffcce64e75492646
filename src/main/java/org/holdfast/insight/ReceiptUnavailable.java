package org.holdfast.insight;

import java.util.Objects;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** Thrown if the receipt of a decision is no longer kept, or was never written. */
public final class ReceiptUnavailable extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    ReceiptUnavailable(String decisionId) {
        super("The receipt of the decision \"" + decisionId
                + "\" is no longer kept, so the decision can be neither explained nor replayed.");
    }

    @Override
    public Failure failure() {
        return new Failure(410, "receipt-gone", "Receipt no longer available", getMessage());
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
