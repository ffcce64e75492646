package org.holdfast.facts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Read access to the stored facts of customers. */
public interface CustomerRepository {

    /** Returns the stored customer with this id, if there is one. */
    Optional<StoredCustomer> find(String id);

    /**
     * Returns the next customers in order of their ids, so that all can be read in constant memory.
     *
     * @param after the last id of the previous page, or {@code null} for the first page
     */
    List<StoredCustomer> page(@Nullable String after, int size);

    /** Like {@link #page}, but returns the ids only. */
    List<String> ids(@Nullable String after, int size);

    /** Returns those of the given customers that are stored, in the order of the given ids. */
    List<StoredCustomer> findAll(Collection<String> ids);

    /** Returns the ids of those customers whose stored facts are no longer these, or who are no longer stored. */
    default Set<String> changed(Collection<StoredCustomer> read) {
        return Set.of();
    }

    /**
     * Completes facts that were sent with a request by the stored refusals of contact that these facts do not answer.
     */
    default Customer withRefusals(Customer sent) {
        return sent;
    }

    /** Returns the number of stored customers. */
    long count();
}
