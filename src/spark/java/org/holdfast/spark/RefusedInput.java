package org.holdfast.spark;

/** Thrown when a job cannot begin or end with what it was given. The message says what is wrong and what to do. */
final class RefusedInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedInput(String message) {
        super(message);
    }
}
