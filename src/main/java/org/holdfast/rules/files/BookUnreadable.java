package org.holdfast.rules.files;

import java.util.Objects;

/** The files of a rule book could not be read at all; the message is for the person who named the folder. */
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
