package org.holdfast.api.limits;

import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** A form has more content than any page asks for. */
final class FormTooLarge extends RuntimeException implements FailureSource {

    private FormTooLarge(String message) {
        super(message);
    }

    static FormTooLarge ofBytes(int max) {
        return new FormTooLarge("The form is larger than " + max + " bytes; send less text.");
    }

    static FormTooLarge ofFields(int max) {
        return new FormTooLarge("The form has more than " + max + " fields; send fewer.");
    }

    @Override
    public Failure failure() {
        return new Failure(413, "too-large", "Too large", String.valueOf(getMessage()));
    }
}
