package org.holdfast.inventory;

import java.util.EnumMap;
import java.util.Map;
import org.holdfast.catalogue.CatalogueKind;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What of the list is wanted.
 *
 * @param text words to search for; blank for the whole list
 * @param filters the value by which each filter narrows the list
 * @param page number of the page, from 1
 */
public record InventoryQuery(String text, Map<InventoryFilter, String> filters, InventorySort sort, int page) {

    /** Value of a filter that does not narrow the list. */
    public static final String ALL = "all";
    /** Rows on a page. */
    public static final int PAGE = 100;

    private static final int MAX_PAGE = 10_000;

    public InventoryQuery {
        filters = Map.copyOf(filters);
        if (page < 1 || page > MAX_PAGE) {
            throw new InvalidInput("page", "is " + page + "; expected a whole number from 1 to " + MAX_PAGE);
        }
    }

    /**
     * Reads a query as it is written in an address. Without words and without a kind, the list shows rules only.
     *
     * @param filters values by filter; {@code null}, blank ones and {@code all} do not narrow the list
     * @throws InvalidInput naming the part that is malformed
     */
    public static InventoryQuery parse(
            @Nullable String text,
            Map<InventoryFilter, @Nullable String> filters,
            @Nullable String sort,
            @Nullable Integer page) {
        String words = text == null ? "" : text.strip();
        Map<InventoryFilter, String> given = new EnumMap<>(InventoryFilter.class);
        filters.forEach((filter, value) -> {
            if (value != null && !value.isBlank()) {
                given.put(filter, value.strip());
            }
        });
        if (words.isEmpty()) {
            given.putIfAbsent(InventoryFilter.KIND, CatalogueKind.RULE.toString());
        }
        given.values().removeIf(ALL::equals);
        check(given);
        return new InventoryQuery(
                words,
                given,
                sort == null || sort.isBlank()
                        ? InventorySort.RELEVANCE
                        : EnumLabels.read(InventorySort.class, "sort", sort),
                page == null ? 1 : page);
    }

    private static void check(Map<InventoryFilter, String> given) {
        String kind = given.get(InventoryFilter.KIND);
        if (kind != null) {
            EnumLabels.read(CatalogueKind.class, "kind", kind);
        }
        String state = given.get(InventoryFilter.STATE);
        if (state != null && !state.equals(RuleStanding.FAILING)) {
            EnumLabels.read(RuleState.class, "state", state);
        }
    }
}
