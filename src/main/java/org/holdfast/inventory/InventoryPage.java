package org.holdfast.inventory;

import java.util.List;
import java.util.Map;

/**
 * A page of the list.
 *
 * @param total number of rows on all pages
 * @param complete whether the rows have all words that were searched for; otherwise they have most of them
 * @param counts for each filter, the number of rows by value that there would be with the other filters as they are
 */
public record InventoryPage(
        InventoryQuery query,
        List<InventoryRow> rows,
        int total,
        boolean complete,
        Map<InventoryFilter, Map<String, Long>> counts) {

    public InventoryPage {
        rows = List.copyOf(rows);
    }

    /** Returns the number of pages, at least 1. */
    public int pages() {
        return Math.max(1, (total + InventoryQuery.PAGE - 1) / InventoryQuery.PAGE);
    }
}
