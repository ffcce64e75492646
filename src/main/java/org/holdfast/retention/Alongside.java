package org.holdfast.retention;

/** What else is kept or not kept together with a decision, in its transaction. */
interface Alongside<T> {

    /** First in the transaction, each time it is tried. What it throws gives the decision up. */
    default void begin() {
    }

    /** Last in the transaction, when nothing but the commit is left. */
    default void end(T result) {
    }

    /** Nothing else. */
    static <T> Alongside<T> nothing() {
        return new Alongside<>() { };
    }
}
