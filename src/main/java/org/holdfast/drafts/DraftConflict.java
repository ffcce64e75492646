package org.holdfast.drafts;

import java.util.Objects;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** Thrown when the state of a draft does not allow what is asked. Nothing was changed. */
public final class DraftConflict extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why it is not possible. */
    public enum Reason {
        /** The draft was discarded or published. */
        DRAFT_CLOSED,
        /** The draft is open, or was discarded too long ago, so that it cannot be reopened. */
        NOT_REOPENABLE,
        /** There are as many open drafts as allowed. */
        TOO_MANY_DRAFTS,
        /** The draft would become too large. */
        DRAFT_TOO_LARGE,
        /** Another rule book went live meanwhile. */
        LIVE_CHANGED,
        /** The draft contradicts the live rule book; it has to be updated first. */
        UNRESOLVED,
        /** The draft changed since it was looked at. */
        DRAFT_CHANGED;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    DraftConflict(Reason reason, String text) {
        super(text);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public Failure failure() {
        int status = reason == Reason.DRAFT_TOO_LARGE ? 413 : 409;
        return new Failure(status, reason.toString(), "Not possible for this draft", getMessage());
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
