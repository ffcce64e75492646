package org.holdfast.api.limits;

import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** A form has more content than any page asks for. */
final class FormTooLarge extends RuntimeException implements FailureSource {

    FormTooLarge(int maxBytes) {
        super("The form is larger than " + maxBytes + " bytes; send less text.");
    }

    @Override
    public Failure failure() {
        return new Failure(413, "too-large", "Too large", String.valueOf(getMessage()));
    }
}
