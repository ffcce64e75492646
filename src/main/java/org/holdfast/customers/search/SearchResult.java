package org.holdfast.customers.search;

import java.util.List;

/**
 * The best hits.
 *
 * @param others number of other customers who match, at most {@link CustomerSearch#MAX_OTHERS}
 * @param moreOthers whether there are more than that
 * @param complete whether all stored customers can be found; {@code false} until those stored by an earlier version
 *     have been indexed
 */
public record SearchResult(List<SearchHit> hits, int others, boolean moreOthers, boolean complete) {

    public SearchResult {
        hits = List.copyOf(hits);
    }

    /** Returns the number of customers who match, hits and others. */
    public int count() {
        return hits.size() + others;
    }
}
