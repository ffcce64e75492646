package org.holdfast.decisioning;

/** What else is kept or not kept together with a decision, in its transaction. */
interface TransactionParticipant<T> {

    /** First in the transaction, each time it is tried. What it throws gives the decision up. */
    default void begin() {}

    /** Last in the transaction, when nothing but the commit is left. */
    default void end(T result) {}

    /** Nothing else. */
    static <T> TransactionParticipant<T> nothing() {
        return new TransactionParticipant<>() {};
    }
}
