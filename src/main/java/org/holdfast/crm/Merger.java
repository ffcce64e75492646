package org.holdfast.crm;

import java.util.List;
import java.util.Map;

/**
 * What a merger of two customers has done to the facts of the one who lives on.
 *
 * @param filled what was not known of them and is now, such as {@code email} or {@code orders[5512].deliveredAt}
 * @param added how many records came to each collection
 * @param kept fields in which both know something else: what the one who lives on had stays
 */
public record Merger(List<String> filled, Map<String, Integer> added, List<Kept> kept) {

    /** More than so many are not told. */
    static final int MOST_TOLD = 100;

    /**
     * A field in which two customers differ and may.
     *
     * @param kept what the one who lives on has
     * @param dropped what the other had
     */
    public record Kept(String field, String kept, String dropped) {
    }

    public Merger {
        filled = filled.stream().limit(MOST_TOLD).toList();
        added = Map.copyOf(added);
        kept = kept.stream().limit(MOST_TOLD).toList();
    }
}
