package org.holdfast.inventory;

import java.util.Set;
import java.util.function.Function;
import org.holdfast.catalogue.CatalogueEntry;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/** What the list can be narrowed by. */
public enum InventoryFilter {
    KIND(row -> Set.of(row.entry().kind().toString())),
    STATE(row -> row.standing() == null ? Set.of() : row.standing().labels()),
    AREA(row -> of(row.entry().area())),
    OWNER(InventoryFilter::owner),
    LANGUAGE(row -> of(row.entry().language()));

    /** Value of the owner for rules that name none. */
    public static final String NO_OWNER = "none";

    private final Function<InventoryRow, Set<String>> values;

    InventoryFilter(Function<InventoryRow, Set<String>> values) {
        this.values = values;
    }

    /** Returns the values under which a row is found. */
    Set<String> values(InventoryRow row) {
        return values.apply(row);
    }

    private static Set<String> owner(InventoryRow row) {
        CatalogueEntry entry = row.entry();
        return entry.owner() == null && row.standing() != null ? Set.of(NO_OWNER) : of(entry.owner());
    }

    private static Set<String> of(@Nullable String value) {
        return value == null ? Set.of() : Set.of(value);
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
