package org.holdfast.ingestion.csv;

import java.util.HashSet;
import java.util.Set;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.FileQuery;
import org.holdfast.crm.mapping.Mapping;

/**
 * What empty cells do to stored facts.
 *
 * @param cleared fields and attributes of the customer that an empty cell empties
 * @param kept collections in whose records the stored value of a field stays if its cell is empty
 */
record EmptyFields(Set<String> cleared, Set<String> kept) {

    /** An empty cell says nothing. */
    static final EmptyFields NONE = new EmptyFields(Set.of(), Set.of());

    static EmptyFields of(Mapping mapping) {
        Set<String> cleared = new HashSet<>();
        Set<String> kept = new HashSet<>();
        mapping.queries().forEach((collection, query) -> {
            FileQuery file = (FileQuery) query.from();
            if (file.empty() == FileQuery.EmptyCells.CLEAR && collection == FactCollection.CUSTOMERS) {
                file.fields().keySet().forEach(column -> cleared.add(FactCollection.fieldOf(column)));
            } else if (file.empty() == FileQuery.EmptyCells.CLEAR && collection == FactCollection.MEMBERSHIP) {
                cleared.add(collection.source());
            } else if (file.empty() == FileQuery.EmptyCells.KEEP) {
                kept.add(collection.source());
            }
        });
        return new EmptyFields(cleared, kept);
    }
}
