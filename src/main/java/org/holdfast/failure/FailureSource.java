package org.holdfast.failure;

/** An exception that states how callers see it. */
public interface FailureSource {

    /** Returns the failure that callers see. */
    Failure failure();
}
