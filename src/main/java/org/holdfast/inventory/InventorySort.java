package org.holdfast.inventory;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.function.Function;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/** The order of the list. Rows that are equal in it are in the order of their names. */
public enum InventorySort {
    /** The best hits first; without a search, by area. */
    RELEVANCE(null),
    NAME(by(row -> "")),
    AREA(by(row -> row.entry().area())),
    OWNER(by(row -> row.entry().owner())),
    STATE(by(row -> row.standing() == null ? null : row.standing().state().ordinal())),
    /** Those that acted for most customers first. */
    ACTED(by(row -> -row.customers())),
    /** Those that keep most customers first; those without a figure last. */
    UPLIFT(by(InventorySort::negatedUplift));

    private final @Nullable Comparator<InventoryRow> order;

    InventorySort(@Nullable Comparator<InventoryRow> order) {
        this.order = order;
    }

    private static <T extends Comparable<? super T>> Comparator<InventoryRow> by(
            Function<InventoryRow, @Nullable T> value) {
        return Comparator.comparing(value, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(row -> row.entry().name(), String.CASE_INSENSITIVE_ORDER);
    }

    private static @Nullable BigDecimal negatedUplift(InventoryRow row) {
        BigDecimal difference = row.uplift() == null ? null : row.uplift().difference();
        return difference == null ? null : difference.negate();
    }

    /**
     * Returns the comparator, or {@code null} to leave the order as it is.
     *
     * @param searched whether the rows are the hits of a search
     */
    @Nullable
    Comparator<InventoryRow> order(boolean searched) {
        return order != null || searched ? order : AREA.order;
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
