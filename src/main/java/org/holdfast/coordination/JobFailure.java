package org.holdfast.coordination;

/** What keeps a job from doing its work, in words for an operator. */
public final class JobFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JobFailure(String message) {
        super(message);
    }
}
