package org.holdfast.failure;

/** An exception that describes itself, for features that {@link Failure} does not depend on. */
public interface FailureSource {

    Failure failure();
}
