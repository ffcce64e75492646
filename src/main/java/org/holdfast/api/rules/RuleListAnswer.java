package org.holdfast.api.rules;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.catalogue.CatalogueEntry;
import org.holdfast.catalogue.CatalogueHit;
import org.holdfast.catalogue.CatalogueKind;
import org.holdfast.catalogue.EntryPart;
import org.holdfast.catalogue.MarkedWords;
import org.holdfast.inventory.InventoryPage;
import org.holdfast.inventory.InventoryRow;
import org.holdfast.inventory.RuleStanding;
import org.holdfast.reports.Uplift;
import org.jspecify.annotations.Nullable;

/**
 * A page of the live rule book's list.
 *
 * @param complete whether all words were found in each row; otherwise most of them
 * @param counts by filter, the number of rows by value that there would be with the other filters as they are
 */
record RuleListAnswer(
        int total, int page, int pages, boolean complete, List<Row> rows, Map<String, Map<String, Long>> counts) {

    static RuleListAnswer of(InventoryPage page, String language) {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        page.counts().forEach((filter, values) -> counts.put(filter.toString(), values));
        return new RuleListAnswer(
                page.total(),
                page.query().page(),
                page.pages(),
                page.complete(),
                page.rows().stream().map(row -> Row.of(row, language)).toList(),
                counts);
    }

    /**
     * A row.
     *
     * @param sentence the first condition of a rule
     * @param standing {@code null} if it is not a rule
     * @param found the line that matches best; {@code null} without a search
     */
    record Row(
            CatalogueKind kind,
            String name,
            @Nullable String area,
            @Nullable String owner,
            List<String> actions,
            String file,
            int line,
            @Nullable String sentence,
            @Nullable Standing standing,
            @Nullable Found found) {

        static Row of(InventoryRow row, String language) {
            CatalogueEntry entry = row.entry();
            return new Row(
                    entry.kind(),
                    entry.name(),
                    entry.area(),
                    entry.owner(),
                    entry.actions(),
                    entry.file(),
                    entry.line(),
                    entry.first(EntryPart.CONDITION, language).orElse(null),
                    Standing.of(row),
                    Found.of(row.hit()));
        }
    }

    /**
     * How things stand with a rule.
     *
     * @param problems number of errors in its newest text, if that was refused
     * @param customers number of customers for whom it acted in the last seven days
     * @param uplift {@code null} until it has been counted
     */
    record Standing(
            String state,
            @Nullable LocalDate from,
            @Nullable String fromTime,
            @Nullable LocalDate until,
            @Nullable String untilTime,
            @Nullable String paused,
            int problems,
            long customers,
            @Nullable Uplift uplift) {

        static @Nullable Standing of(InventoryRow row) {
            RuleStanding standing = row.standing();
            return standing == null
                    ? null
                    : new Standing(
                            standing.state().toString(),
                            standing.schedule().from(),
                            standing.schedule().fromTime(),
                            standing.schedule().until(),
                            standing.schedule().untilTime(),
                            standing.pausedBecause(),
                            standing.problems(),
                            row.customers(),
                            row.uplift());
        }
    }

    /**
     * Where the words are.
     *
     * @param part what the line is, such as {@code condition}
     * @param words the line in pieces, of which those that match are marked
     */
    record Found(EntryPart part, int line, List<MarkedWords> words) {

        static @Nullable Found of(@Nullable CatalogueHit hit) {
            return hit == null ? null : new Found(hit.line().part(), hit.line().line(), hit.words());
        }
    }
}
