package org.holdfast.drafts.edits;

import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** Thrown if the rule book allows no copy of a rule, such as when there is a rule of that name. Nothing was changed. */
public final class NotCopied extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    NotCopied(String reasons) {
        super(reasons);
    }

    @Override
    public Failure failure() {
        return new Failure(409, "rule-not-copied", "This rule cannot be copied", String.valueOf(getMessage()));
    }
}
