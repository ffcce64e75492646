package org.holdfast.facts;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something that is kept about customers. It follows them when they are merged, goes when they are erased, and is told
 * to them when they ask what we hold. Everything here is called within one transaction, while nobody else decides about
 * the customers.
 */
public interface PersonalData {

    /** The tables it stands in: whoever adds a table that names customers has to think of them. */
    Set<String> tables();

    /** Everything about the one is about the other from now on. May be called again for what came late. */
    void merge(String from, String into);

    /**
     * Nobody can be known from it any more. May be called again for what came late.
     *
     * @param pseudonym takes the place of the id where something has to stay
     */
    void erase(String id, String pseudonym);

    /** All of it, by name, as JSON can be written from it; what there is nothing of is an empty list. */
    Map<String, List<?>> export(String id);
}
