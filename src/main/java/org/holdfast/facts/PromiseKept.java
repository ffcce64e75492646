package org.holdfast.facts;


/** What shows that a promise was kept. */
public enum PromiseKept {
    /** The order it is about was delivered. */
    DELIVERY,
    /** The complaint it is about was resolved. */
    RESOLUTION,
    /** Somebody reported the action as {@code delivered} or {@code accepted}. */
    OUTCOME;

    @Override
    public String toString() {
        return Labels.of(this);
    }
}
