package org.holdfast.console.signin;

import org.jspecify.annotations.Nullable;

/** Thrown when a person has to give their password again before a request is carried out. */
final class ConfirmationNeeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String problem;

    /** @param problem key of the text that says why the password was not accepted; {@code null} before the first try */
    ConfirmationNeeded(@Nullable String problem) {
        super("The password is needed again");
        this.problem = problem;
    }

    @Nullable
    String problem() {
        return problem;
    }
}
