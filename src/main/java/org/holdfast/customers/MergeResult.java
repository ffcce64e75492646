package org.holdfast.customers;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import org.holdfast.facts.Consent;

/**
 * What a merger of two customers has done to the facts of the one who lives on.
 *
 * @param filled what was not known of them and is now, such as {@code email} or {@code orders[5512].deliveredAt}
 * @param added how many records came to each collection
 * @param kept fields in which both know something else: what the one who lives on had stays
 * @param consentsKept refusals of contact of the one who leaves, which the other did not have
 */
public record MergeResult(
        List<String> filled,
        Map<String, Integer> added,
        List<Kept> kept,
        @JsonIgnore List<Consent> consentsKept) {

    /** More than so many are not told. */
    static final int MOST_TOLD = 100;

    /**
     * A field in which two customers differ and may.
     *
     * @param kept what the one who lives on has
     * @param dropped what the other had
     */
    public record Kept(String field, String kept, String dropped) {}

    MergeResult(List<String> filled, Map<String, Integer> added, List<Kept> kept) {
        this(filled, added, kept, List.of());
    }

    MergeResult keeping(List<Consent> refusals) {
        return new MergeResult(filled, added, kept, refusals);
    }

    public MergeResult {
        filled = filled.stream().limit(MOST_TOLD).toList();
        added = Map.copyOf(added);
        kept = kept.stream().limit(MOST_TOLD).toList();
    }
}
