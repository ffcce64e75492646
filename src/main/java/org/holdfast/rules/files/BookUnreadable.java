package org.holdfast.rules.files;

import java.util.Objects;

/** Thrown if the files of a rule book cannot be read at all. The message is meant for the user. */
public final class BookUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BookUnreadable(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
