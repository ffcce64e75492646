package org.holdfast.database;

/** The embedded database cannot be opened; the message is for the person who starts the program. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
