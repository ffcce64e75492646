package org.holdfast.console.rules;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.holdfast.catalogue.CatalogueKind;
import org.holdfast.catalogue.EntryPart;
import org.holdfast.console.frame.Frame;
import org.holdfast.inventory.InventoryFilter;
import org.holdfast.inventory.InventoryPage;
import org.holdfast.inventory.InventoryQuery;
import org.holdfast.inventory.InventoryRow;
import org.holdfast.inventory.InventorySort;
import org.holdfast.inventory.RulePath;

/** The list of rules as its template needs it. */
public final class RulesPage {

    /** Columns by which the list can be sorted, by the key of their heading. */
    private static final Map<String, InventorySort> COLUMNS = columns();

    private final InventoryPage page;
    private final RulesForm form;
    private final Frame frame;

    RulesPage(InventoryPage page, RulesForm form, Frame frame) {
        this.page = page;
        this.form = form;
        this.frame = frame;
    }

    private static Map<String, InventorySort> columns() {
        Map<String, InventorySort> columns = new LinkedHashMap<>();
        for (InventorySort sort : InventorySort.values()) {
            if (sort != InventorySort.RELEVANCE) {
                columns.put(sort.toString(), sort);
            }
        }
        return columns;
    }

    /** A value of a filter, with the number of rows it would leave. */
    public record Choice(String value, long count, boolean chosen, String link) {}

    /** A page of the list. */
    public record PageLink(int number, boolean current, String link) {}

    public InventoryPage page() {
        return page;
    }

    public List<InventoryRow> rows() {
        return page.rows();
    }

    public int total() {
        return page.total();
    }

    public boolean isSearch() {
        return !page.query().text().isEmpty();
    }

    /** Returns the kinds of entries, in the order of the enum, each with its number. */
    public List<Choice> kinds() {
        Map<String, Long> counts = counts(InventoryFilter.KIND);
        String chosen = page.query().filters().getOrDefault(InventoryFilter.KIND, InventoryQuery.ALL);
        return Arrays.stream(CatalogueKind.values())
                .map(CatalogueKind::toString)
                .filter(kind -> counts.containsKey(kind) || kind.equals(chosen))
                .map(kind -> new Choice(
                        kind,
                        counts.getOrDefault(kind, 0L),
                        kind.equals(chosen),
                        form.with("kind", isSearch() && kind.equals(chosen) ? "" : kind)))
                .toList();
    }

    /** Returns the filters that say something about what is listed, by name. */
    public Map<String, List<Choice>> filters() {
        Map<String, List<Choice>> filters = new LinkedHashMap<>();
        for (InventoryFilter filter : InventoryFilter.values()) {
            List<Choice> choices = choices(filter);
            if (filter != InventoryFilter.KIND
                    && (choices.size() > 1 || page.query().filters().containsKey(filter))) {
                filters.put(filter.toString(), choices);
            }
        }
        return filters;
    }

    private List<Choice> choices(InventoryFilter filter) {
        Map<String, Long> counts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        counts.putAll(counts(filter));
        String chosen = page.query().filters().get(filter);
        if (chosen != null) {
            counts.putIfAbsent(chosen, 0L);
        }
        String name = filter.toString();
        return counts.entrySet().stream()
                .map(each -> new Choice(
                        each.getKey(),
                        each.getValue(),
                        each.getKey().equals(chosen),
                        form.with(name, each.getKey().equals(chosen) ? "" : each.getKey())))
                .toList();
    }

    private Map<String, Long> counts(InventoryFilter filter) {
        return page.counts().getOrDefault(filter, Map.of());
    }

    /** Returns the value by which a filter narrows the list; empty if it does not. */
    public String chosen(String filter) {
        return page.query().filters().entrySet().stream()
                .filter(each -> each.getKey().toString().equals(filter))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** Returns whether filters besides the kind narrow the list. */
    public boolean isNarrowed() {
        return page.query().filters().keySet().stream().anyMatch(filter -> filter != InventoryFilter.KIND);
    }

    /** Returns the address of the list without filters. */
    public String all() {
        return new RulesForm(form.q(), form.kind(), null, null, null, null, form.sort(), null).with("page", "");
    }

    /** Returns whether the list is in the order of a column. */
    public boolean isSortedBy(String column) {
        InventorySort sort = page.query().sort();
        return COLUMNS.get(column) == sort
                || sort == InventorySort.RELEVANCE && !isSearch() && COLUMNS.get(column) == InventorySort.AREA;
    }

    public List<PageLink> pages() {
        return IntStream.rangeClosed(1, page.pages())
                .mapToObj(number -> new PageLink(
                        number,
                        number == page.query().page(),
                        form.with("page", number == 1 ? "" : String.valueOf(number))))
                .toList();
    }

    /** Returns the address of what a row is about. */
    public String link(InventoryRow row) {
        return row.entry().kind() == CatalogueKind.RULE
                ? "/rules/" + RulePath.segment(row.entry().name())
                : RuleFilesController.address(row.entry().file(), row.entry().line());
    }

    /** Returns the first condition of a rule, or the title of something else, in the reader's language. */
    public String sentence(InventoryRow row) {
        EntryPart part = switch (row.entry().kind()) {
            case RULE, TABLE -> EntryPart.CONDITION;
            case TEXT -> EntryPart.TEXT;
            case LIMIT -> EntryPart.NAME;
            case ACTION, PROGRAMME -> EntryPart.VALUE;
        };
        return row.entry().first(part, frame.language()).orElse("");
    }

    public RuleView view() {
        return new RuleView(frame);
    }
}
