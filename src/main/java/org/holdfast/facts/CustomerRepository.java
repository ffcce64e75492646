package org.holdfast.facts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the facts of customers are kept. */
public interface CustomerRepository {

    Optional<StoredCustomer> find(String id);

    /**
     * The next customers in the order of their ids, for walking all of them with flat memory.
     *
     * @param after the last id seen, or {@code null} to begin
     */
    List<StoredCustomer> page(@Nullable String after, int size);

    /** The next ids alone, in the same order. */
    List<String> ids(@Nullable String after, int size);

    /** Those of these customers who are stored, in the order of the ids given. */
    List<StoredCustomer> findAll(Collection<String> ids);

    /**
     * Facts that somebody tells along with a question, with the refusals of contact that we know of and that they do
     * not answer.
     */
    default Customer withRefusals(Customer told) {
        return told;
    }

    long count();
}
