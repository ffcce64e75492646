package org.holdfast.insight;

import java.util.Objects;

/** What a decision rested on is not kept any more, or never was. */
public final class ReceiptUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReceiptUnavailable(String decisionId) {
        super("What the decision \"" + decisionId
                + "\" rested on is not kept any more, so it can be neither explained nor decided again.");
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
