package org.holdfast.rules.reading;

/** Thrown while reading one line, and caught where the line is known. The message is for its author. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String hint;

    Refused(String message) {
        this(message, "");
    }

    Refused(String message, String hint) {
        super(message, null, false, false);
        this.hint = hint;
    }

    String hint() {
        return hint;
    }
}
