package org.holdfast.crm.sync;

import java.util.Locale;
import java.util.Map;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.Mapping;

/**
 * Stops a load in which much is gone: a table that is being refilled, or that may no longer be read, looks like one
 * from which everything was deleted.
 *
 * @param allowRemovals whether the operator has said that much may be gone
 */
record RemovalLimit(Mapping mapping, boolean allowRemovals) {

    /** So few may always vanish, unless they are all. */
    private static final int FEW = 5;

    /**
     * Before anything is written.
     *
     * @param before by the age they are kept under
     * @throws CrmException when a query has far fewer rows than at the last full load
     */
    void checkRows(Map<String, Long> before, Map<FactCollection, Long> counts) {
        counts.forEach((factCollection, count) -> {
            long had = before.getOrDefault(FullSync.age(factCollection), 0L);
            if (isExceeded(had - count, had)) {
                throw new CrmException(
                        "The query of " + factCollection + " had " + had + " rows and now has " + count
                                + ". More than mostRemoved (" + percent()
                                + ") is gone, so nothing was loaded. If that is right, load once with --allow-removals.",
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
                        + "), so nobody was removed. If that is right, load once with --full --allow-removals.",
                false,
                null);
    }

    private String percent() {
        return String.format(Locale.ROOT, "%.0f%%", mapping.mostRemoved() * 100);
    }
}
