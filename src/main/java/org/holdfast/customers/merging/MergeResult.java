package org.holdfast.customers.merging;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import org.holdfast.facts.Consent;

/**
 * The changes that a merge makes to the facts of the remaining customer.
 *
 * @param filled fields that were unknown before, such as {@code email} or {@code orders[5512].deliveredAt}
 * @param added number of records added to each collection
 * @param kept fields in which the customers differ: the remaining customer's value is kept
 * @param consentsKept refusals of contact of the merged customer that the remaining one did not have
 */
public record MergeResult(
        List<String> filled,
        Map<String, Integer> added,
        List<Kept> kept,
        @JsonIgnore List<Consent> consentsKept) {

    /** Maximum number of listed fields. */
    static final int MAX_LISTED = 100;

    /**
     * A field in which the two customers differ.
     *
     * @param kept the value of the remaining customer
     * @param dropped the value of the other
     */
    public record Kept(String field, String kept, String dropped) {}

    MergeResult(List<String> filled, Map<String, Integer> added, List<Kept> kept) {
        this(filled, added, kept, List.of());
    }

    /** Returns a copy that lists refusals of contact. */
    public MergeResult keeping(List<Consent> refusals) {
        return new MergeResult(filled, added, kept, refusals);
    }

    public MergeResult {
        filled = filled.stream().limit(MAX_LISTED).toList();
        added = Map.copyOf(added);
        kept = kept.stream().limit(MAX_LISTED).toList();
    }
}
