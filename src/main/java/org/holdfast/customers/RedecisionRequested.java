package org.holdfast.customers;

import java.time.Instant;
import java.util.Collection;

/** Requests a new decision for customers whose facts have changed. */
@FunctionalInterface
public interface RedecisionRequested {

    /** Called within the transaction that changes their facts. */
    void ask(Collection<String> customerIds, Instant now);
}
