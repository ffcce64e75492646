package org.holdfast.facts;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A store of personal data. Its contents are moved when customers are merged, erased with the customer, and included in
 * the export of personal data. All methods are called within one transaction, while no other decision about the
 * customers is in progress.
 */
public interface PersonalData {

    /**
     * Returns the names of the tables in this store. A test verifies that every table that refers to customers is
     * listed.
     */
    Set<String> tables();

    /** Moves all data of {@code from} to {@code into}. May be called again for data that arrives later. */
    void merge(String from, String into);

    /**
     * Makes the customer unidentifiable in this store. May be called again for data that arrives later.
     *
     * @param pseudonym replaces the id in records that must be kept
     */
    void erase(String id, String pseudonym);

    /** Returns all data of the customer by name, ready to be written as JSON; an empty list where there is none. */
    Map<String, List<?>> export(String id);
}
