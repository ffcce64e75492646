package org.holdfast.api.problem;

/** Somebody else was faster. */
public final class CustomerChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CustomerChanged(String message) {
        super(message);
    }
}
