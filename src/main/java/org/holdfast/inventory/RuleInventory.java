package org.holdfast.inventory;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.holdfast.catalogue.Catalogue;
import org.holdfast.catalogue.CatalogueEntry;
import org.holdfast.catalogue.CatalogueHit;
import org.holdfast.catalogue.CatalogueKind;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.reports.RecentReport;
import org.holdfast.reports.Uplift;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lists what is in the live rule book, searches it, and says how each rule stands. */
@Service
public class RuleInventory {

    private final LiveRuleBook live;
    private final LiveCatalogue catalogue;
    private final RuleActivity activity;
    private final RecentReport report;
    private final Clock clock;

    RuleInventory(LiveRuleBook live, LiveCatalogue catalogue, RuleActivity activity, RecentReport report, Clock clock) {
        this.live = live;
        this.catalogue = catalogue;
        this.activity = activity;
        this.report = report;
        this.clock = clock;
    }

    /**
     * Returns a page of the list.
     *
     * @param reader language of the reader, whose words are preferred
     * @throws org.holdfast.facts.validation.InvalidInput naming {@code q} if it cannot be searched for
     */
    public InventoryPage page(InventoryQuery query, String reader) {
        LiveRuleBook.State state = live.state();
        Catalogue entries = catalogue.of(state);
        boolean searched = !query.text().isEmpty();
        Catalogue.Found found = searched ? entries.search(query.text(), reader) : null;
        Rows rows = new Rows(state);
        List<InventoryRow> all = found == null
                ? entries.entries().stream().map(entry -> rows.row(entry, null)).toList()
                : found.hits().stream().map(hit -> rows.row(hit.entry(), hit)).toList();
        List<InventoryRow> wanted = new ArrayList<>(
                all.stream().filter(row -> matches(row, query, null)).toList());
        Comparator<InventoryRow> order = query.sort().order(searched);
        if (order != null) {
            wanted.sort(order);
        }
        int from = Math.min(wanted.size(), (query.page() - 1) * InventoryQuery.PAGE);
        int to = Math.min(wanted.size(), from + InventoryQuery.PAGE);
        return new InventoryPage(
                query, wanted.subList(from, to), wanted.size(), found == null || found.all(), counts(all, query));
    }

    private static boolean matches(InventoryRow row, InventoryQuery query, @Nullable InventoryFilter except) {
        return query.filters().entrySet().stream()
                .allMatch(each ->
                        each.getKey() == except || each.getKey().values(row).contains(each.getValue()));
    }

    private static Map<InventoryFilter, Map<String, Long>> counts(List<InventoryRow> all, InventoryQuery query) {
        Map<InventoryFilter, Map<String, Long>> counts = new EnumMap<>(InventoryFilter.class);
        for (InventoryFilter filter : InventoryFilter.values()) {
            counts.put(
                    filter,
                    all.stream()
                            .filter(row -> matches(row, query, filter))
                            .flatMap(row -> filter.values(row).stream())
                            .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting())));
        }
        return counts;
    }

    /** Adds to entries how they stand now. */
    private final class Rows {

        private final LiveRuleBook.State state;
        private final RefusedText refused;
        private final LocalDateTime now;
        private final Map<String, Long> customers = activity.customersByRule();
        private final Map<String, Uplift> uplifts = report.upliftByRule();

        Rows(LiveRuleBook.State state) {
            this.state = state;
            this.refused = new RefusedText(state);
            this.now = LocalDateTime.ofInstant(
                    clock.instant(), state.book().assumptions().timeZone());
        }

        InventoryRow row(CatalogueEntry entry, @Nullable CatalogueHit hit) {
            Rule rule = entry.kind() == CatalogueKind.RULE
                    ? state.book().rules().rule(entry.name()).orElse(null)
                    : null;
            return rule == null
                    ? new InventoryRow(entry, hit, null, 0, null)
                    : new InventoryRow(
                            entry,
                            hit,
                            RuleStanding.of(rule, now, refused.problems(rule)),
                            customers.getOrDefault(rule.name(), 0L),
                            uplifts.get(rule.name()));
        }
    }
}
