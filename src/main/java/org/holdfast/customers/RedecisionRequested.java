package org.holdfast.customers;

import java.time.Instant;
import java.util.Collection;

/** Requests a new decision for customers whose facts have changed. */
@FunctionalInterface
public interface RedecisionRequested {

    /** Requests the decisions. Called within the transaction that changes the facts. */
    void ask(Collection<String> customerIds, Instant now);
}
