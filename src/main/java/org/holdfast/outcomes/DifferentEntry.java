package org.holdfast.outcomes;

import java.util.Objects;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** Thrown when a key was used before for an entry with other content. */
public final class DifferentEntry extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    DifferentEntry(String key) {
        super("The key \"" + key + "\" was used for this customer before, for another programme, unit or amount. "
                + "Nothing was entered; use a new key for a new entry.");
    }

    @Override
    public Failure failure() {
        return new Failure(409, "different-entry", "Key already used", getMessage());
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
