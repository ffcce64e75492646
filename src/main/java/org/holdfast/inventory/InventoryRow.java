package org.holdfast.inventory;

import org.holdfast.catalogue.CatalogueEntry;
import org.holdfast.catalogue.CatalogueHit;
import org.holdfast.reports.Uplift;
import org.jspecify.annotations.Nullable;

/**
 * A row of the list.
 *
 * @param hit where the words that were searched for are; {@code null} without a search
 * @param standing {@code null} if it is not a rule
 * @param customers number of customers for whom the rule acted in the last seven days
 * @param uplift what it achieves; {@code null} if that was not counted yet, or if it is not a rule
 */
public record InventoryRow(
        CatalogueEntry entry,
        @Nullable CatalogueHit hit,
        @Nullable RuleStanding standing,
        long customers,
        @Nullable Uplift uplift) {}
