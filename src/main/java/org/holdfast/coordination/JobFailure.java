package org.holdfast.coordination;

/** Thrown by a job that cannot do its work. The message is for the operator. */
public final class JobFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JobFailure(String message) {
        super(message);
    }
}
