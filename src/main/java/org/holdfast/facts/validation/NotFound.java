package org.holdfast.facts.validation;

import java.util.Objects;

/** Thrown when a requested customer, decision or action does not exist. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final String id;

    public NotFound(String what, String id) {
        super("There is no " + what + " \"" + id + "\".");
        this.what = what;
        this.id = id;
    }

    /** Returns the kind of thing that was not found, such as {@code customer}. */
    public String what() {
        return what;
    }

    public String id() {
        return id;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
