package org.holdfast.facts;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the facts of customers are kept. */
public interface CustomerSource {

    Optional<KnownCustomer> find(String id);

    /**
     * The next customers in the order of their ids, for walking all of them with flat memory.
     *
     * @param after the last id seen, or {@code null} to begin
     */
    List<KnownCustomer> page(@Nullable String after, int size);

    long count();
}
