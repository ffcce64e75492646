package org.holdfast.retention;

/** What a decision rested on is not kept any more, or never was. */
public final class ReceiptGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReceiptGone(String decisionId) {
        super("What the decision \"" + decisionId + "\" rested on is not kept any more, so it can be neither explained nor decided again.");
    }
}
