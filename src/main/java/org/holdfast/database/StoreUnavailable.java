package org.holdfast.database;

/** Thrown if the embedded database cannot be opened. The message is for the operator. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
