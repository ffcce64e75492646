package org.holdfast.ingestion.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.crm.mapping.CellNotation;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.FieldTemplate;
import org.holdfast.crm.mapping.FileQuery;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.MappedList;
import org.holdfast.crm.mapping.MappedQuery;
import org.holdfast.crm.mapping.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of a file into rows with the fields of a collection, as a mapping states. Values are translated and
 * completed; they keep their notation until they are converted, so that a problem quotes what the file contains.
 */
final class RowMapping {

    private final CellNotation notation;
    private final MappedCollection collected;
    private final boolean firstOnly;
    private final Map<String, FieldTemplate> fields = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> translations = new LinkedHashMap<>();
    private final Map<String, String> defaults = new LinkedHashMap<>();
    /** The fields that are not declared, but stored. */
    private final Set<String> undeclared = new LinkedHashSet<>();

    private final Set<List<String>> seen = new HashSet<>();

    RowMapping(Mapping mapping, MappedQuery query) {
        this.notation = mapping.notation();
        this.collected = query.collected();
        this.firstOnly = ((FileQuery) query.from()).firstOnly();
        add(query, "");
        defaults(mapping.defaults(), query.collected());
    }

    /** Adds the fields of another query of the same file. */
    RowMapping with(MappedQuery query, String prefix) {
        add(query, prefix);
        return this;
    }

    private void add(MappedQuery query, String prefix) {
        ((FileQuery) query.from()).fields().forEach((field, column) -> {
            if (prefix.isEmpty() || !query.collected().links().contains(field)) {
                fields.put(prefix + field, column);
                if (!query.fields().all().containsKey(field)) {
                    undeclared.add(prefix + field);
                }
            }
        });
        query.translate().forEach((field, values) -> translations.put(prefix + field, values));
    }

    private void defaults(Mapping.Defaults values, MappedCollection collection) {
        if (collection == FactCollection.CUSTOMERS) {
            putDefault("timeZone", values.timeZone());
            putDefault("language", values.language());
            putDefault("country", values.country());
        } else if (collection.takesDefaultCurrency()) {
            putDefault("currency", values.currency());
        }
    }

    private void putDefault(String field, @Nullable String value) {
        if (value != null) {
            defaults.put(field, value);
        }
    }

    /** Returns the fields, in the order of their cells. */
    List<String> fields() {
        Set<String> all = new LinkedHashSet<>(fields.keySet());
        all.addAll(defaults.keySet());
        return List.copyOf(all);
    }

    /** Returns the fields that are not declared, but stored. */
    Set<String> undeclared() {
        return undeclared;
    }

    /** Returns the columns that the file must have. */
    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        fields.values().forEach(field -> columns.addAll(field.names()));
        return columns;
    }

    /** Returns the cells of the fields. */
    List<String> cells(Map<String, Integer> header, List<String> row) {
        List<String> cells = new ArrayList<>();
        for (String field : fields()) {
            FieldTemplate column = fields.get(field);
            String cell = column == null ? null : column.value(name -> row.get(header.getOrDefault(name, 0)));
            String stripped = cell == null ? "" : cell.strip();
            String value = translations.getOrDefault(field, Map.of()).getOrDefault(stripped, stripped);
            cells.add(value.isEmpty() ? defaults.getOrDefault(field, "") : value);
        }
        return cells;
    }

    /**
     * Returns whether a row says nothing in this collection: it has a customer, but none of the other columns. One file
     * may contain customers and, for some of them, a consent.
     */
    boolean isSilent(CsvFile.Row row) {
        return collected != FactCollection.CUSTOMERS
                && fields.entrySet().stream()
                        .filter(field -> !collected.links().contains(field.getKey())
                                && !field.getValue().names().isEmpty())
                        .allMatch(field -> row.cell(field.getKey()) == null);
    }

    /** Returns whether a row repeats an id of which only the first row counts. */
    boolean isRepeated(CsvFile.Row row) {
        String id = collected instanceof MappedList list && list.key() != null ? list.key() : "id";
        return firstOnly
                && !seen.add(List.of(row.cellOrEmpty("customerId"), row.cellOrEmpty("source"), row.cellOrEmpty(id)));
    }

    /** Returns a cell in the notation of the facts. */
    String canonical(@Nullable Class<?> type, String field, String cell) {
        return cell.equals(defaults.get(field)) ? cell : notation.canonical(type, field, cell);
    }

    /** Returns the columns of a field as the file names them, for messages. */
    String shown(String field) {
        FieldTemplate column = fields.get(field);
        return column == null || column.names().isEmpty()
                ? field
                : String.join(" + ", column.names()) + " (" + field + ")";
    }
}
