package org.holdfast.console.rules;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.inventory.InventoryFilter;
import org.holdfast.inventory.InventoryQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What the list of rules shows, as it stands in the address. */
public record RulesForm(
        @Nullable String q,
        @Nullable String kind,
        @Nullable String state,
        @Nullable String area,
        @Nullable String owner,
        @Nullable String language,
        @Nullable String sort,
        @Nullable Integer page) {

    private static final String PATH = "/rules";

    /** @throws org.holdfast.facts.validation.InvalidInput naming the part that is malformed */
    InventoryQuery query() {
        Map<InventoryFilter, @Nullable String> filters = new EnumMap<>(InventoryFilter.class);
        filters.put(InventoryFilter.KIND, kind);
        filters.put(InventoryFilter.STATE, state);
        filters.put(InventoryFilter.AREA, area);
        filters.put(InventoryFilter.OWNER, owner);
        filters.put(InventoryFilter.LANGUAGE, language);
        return InventoryQuery.parse(q, filters, sort, page);
    }

    /** Returns the words that are searched for, without spaces around them. */
    public String words() {
        return q == null ? "" : q.strip();
    }

    /** Returns what is given, by name, for hidden fields and addresses. */
    public Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "q", q);
        put(given, "kind", kind);
        put(given, "state", state);
        put(given, "area", area);
        put(given, "owner", owner);
        put(given, "language", language);
        put(given, "sort", sort);
        return given;
    }

    /** Returns the address of the list with another value of one part; an empty value takes the part away. */
    public String with(String name, String value) {
        Map<String, String> parts = given();
        put(parts, name, value);
        if (value.isEmpty()) {
            parts.remove(name);
        }
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(PATH);
        parts.keySet().forEach(each -> link.queryParam(each, "{" + each + "}"));
        return link.encode().buildAndExpand(parts).toUriString();
    }

    private static void put(Map<String, String> parts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            parts.put(name, value.strip());
        }
    }
}
