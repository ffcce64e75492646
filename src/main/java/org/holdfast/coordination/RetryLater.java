package org.holdfast.coordination;

/** An exception after which a retry may succeed. */
public interface RetryLater {

    /** Number of seconds to wait before a retry. */
    int retrySeconds();
}
