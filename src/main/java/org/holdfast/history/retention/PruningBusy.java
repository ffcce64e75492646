package org.holdfast.history.retention;

import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** Thrown when another process is removing old decisions already. */
public final class PruningBusy extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    private static final String TEXT =
            "Another process is removing old decisions already. Nothing is to be done; it removes the same ones.";

    PruningBusy(Throwable cause) {
        super(TEXT, cause);
    }

    @Override
    public Failure failure() {
        return new Failure(409, "pruning-busy", "Already in progress", TEXT);
    }
}
