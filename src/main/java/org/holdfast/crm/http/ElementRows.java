package org.holdfast.crm.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.FieldTemplate;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.MappedQuery;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.http.HttpQuery;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns the elements of a page into rows: one for the element's own collection, and those of queries that use its
 * pages.
 */
final class ElementRows {

    /** The name under which a row contains when it was changed. */
    static final String CHANGED_AT = "^changedAt";

    private final MappedQuery own;
    private final HttpQuery.Request request;
    private final List<MappedQuery> queries = new ArrayList<>();

    ElementRows(Mapping mapping, MappedQuery own, HttpQuery.Request request) {
        this.own = own;
        this.request = request;
        queries.add(own);
        mapping.queries().values().stream()
                .filter(query -> ((HttpQuery) query.from()).isFrom(own.collected()))
                .forEach(queries::add);
    }

    /**
     * The rows of an element.
     *
     * @param key hash by which the element is recognised when it comes again
     */
    record Element(String key, List<StagedRows.Row> rows) {}

    Element of(JsonNode element) {
        List<StagedRows.Row> rows = new ArrayList<>();
        for (MappedQuery query : queries) {
            HttpQuery from = (HttpQuery) query.from();
            int index = 0;
            for (JsonNode item : items(element, from.each())) {
                Map<String, String> cells = cells(from, element, item);
                if (!isSilent(query.collected(), from, cells)) {
                    rows.add(row(query.collected(), index++, cells));
                }
            }
        }
        return new Element(key(element), rows);
    }

    private static Iterable<JsonNode> items(JsonNode element, @Nullable String each) {
        return each == null ? List.of(element) : element.at(each);
    }

    /** Returns the hash of the element's id, or of its content if it has none. */
    private String key(JsonNode element) {
        String id = null;
        FieldTemplate field = ((HttpQuery) own.from()).fields().get("id");
        if (request.key() != null) {
            id = text(element.at(request.key()));
        } else if (field != null && ((HttpQuery) own.from()).each() == null) {
            id = field.value(pointer -> text(pointer, element, element));
        }
        String named = own.collected() + "\n" + (id == null ? element.toString() : id);
        return HexFormat.of().formatHex(HttpPages.sha256().digest(named.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Returns whether a row has a customer, but nothing else that the element says, such as a contact without an answer
     * about advertising.
     */
    private static boolean isSilent(MappedCollection collection, HttpQuery from, Map<String, String> cells) {
        return collection != FactCollection.CUSTOMERS
                && from.fields().entrySet().stream()
                        .filter(field -> !collection.links().contains(field.getKey())
                                && !field.getValue().names().isEmpty())
                        .noneMatch(field -> cells.containsKey(field.getKey()));
    }

    private static StagedRows.Row row(MappedCollection collection, int index, Map<String, String> cells) {
        String customer = cells.getOrDefault(collection.owner(), "");
        return new StagedRows.Row(collection, index, customer, FactsJson.write(cells));
    }

    private static Map<String, String> cells(HttpQuery from, JsonNode element, JsonNode item) {
        Map<String, String> cells = new LinkedHashMap<>();
        from.fields().forEach((field, template) -> put(cells, field, template, element, item));
        if (from.changedAt() != null) {
            put(cells, CHANGED_AT, from.changedAt(), element, item);
        }
        return cells;
    }

    private static void put(
            Map<String, String> cells, String field, FieldTemplate template, JsonNode element, JsonNode item) {
        String value = template.value(pointer -> text(pointer, element, item));
        if (value != null) {
            cells.put(field, value);
        }
    }

    private static @Nullable String text(String pointer, JsonNode element, JsonNode item) {
        return text(pointer.startsWith("^") ? element.at(pointer.substring(1)) : item.at(pointer));
    }

    private static @Nullable String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        // False stands for an empty field in some interfaces, but is a value of a flag; converting decides.
        return node.isValueNode() ? node.asString() : node.toString();
    }
}
