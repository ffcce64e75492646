package org.holdfast.crm.mapping;

import java.util.Set;

/** How the rows of one collection are obtained from a source: a query, a request, or a file. */
public interface Extraction {

    /** Returns the fields that the mapping names; none if only the source knows them. */
    default Set<String> named() {
        return Set.of();
    }
}
