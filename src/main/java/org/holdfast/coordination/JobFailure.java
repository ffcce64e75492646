package org.holdfast.coordination;

/** Why a job cannot do its work, worded for an operator. */
public final class JobFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JobFailure(String message) {
        super(message);
    }
}
