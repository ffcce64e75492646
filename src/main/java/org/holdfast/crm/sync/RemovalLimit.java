package org.holdfast.crm.sync;

import java.util.Locale;
import java.util.Map;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.sync.state.CollectionAges;

/**
 * Stops a load if too many rows or customers are missing: a table that is being refilled, or that can no longer be
 * read, looks like one from which everything was deleted.
 *
 * @param allowRemovals whether the operator has allowed any number of removals
 */
record RemovalLimit(Mapping mapping, boolean allowRemovals) {

    /** This number may always be removed, unless it is all. */
    private static final int FEW = 5;

    /**
     * Checks the number of rows before anything is written.
     *
     * @param before by {@linkplain CollectionAges#key key}
     * @throws CrmException if a query has far fewer rows than at the last full load
     */
    void checkRows(Map<String, Long> before, Map<MappedCollection, Long> counts) {
        counts.forEach((collection, count) -> {
            long had = before.getOrDefault(CollectionAges.key(collection), 0L);
            if (isExceeded(had - count, had)) {
                throw new CrmException(
                        "The query of " + collection + " had " + had + " rows and now has " + count
                                + ". More than mostRemoved (" + percent()
                                + ") is missing, so nothing was loaded. If that is right, load once with "
                                + "--allow-removals.",
                        false,
                        null);
            }
        });
    }

    boolean isExceeded(long gone, long had) {
        return !allowRemovals && gone > 0 && (gone >= had || gone > FEW && gone > had * mapping.mostRemoved());
    }

    CrmException tooManyCustomers(long gone, long all) {
        return new CrmException(
                "Of " + all + " customers " + gone + " are no longer in the source. That is more than mostRemoved ("
                        + percent()
                        + "), so no customer was removed. If that is right, load once with --full --allow-removals.",
                false,
                null);
    }

    private String percent() {
        return String.format(Locale.ROOT, "%.0f%%", mapping.mostRemoved() * 100);
    }
}
