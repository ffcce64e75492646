package org.holdfast.customers;

import java.time.Instant;
import java.util.Collection;

/** Sees to it that customers whose facts have changed are decided about anew. */
@FunctionalInterface
public interface RedecisionRequested {

    /** Called within the transaction that changes their facts. */
    void ask(Collection<String> customerIds, Instant now);
}
