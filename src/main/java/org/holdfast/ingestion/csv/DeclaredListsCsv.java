package org.holdfast.ingestion.csv;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.holdfast.crm.mapping.MappedList;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.declared.DeclaredFields;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Reads the files of declared lists, such as {@code vehicle.csv}: one item of a customer in each row. */
final class DeclaredListsCsv {

    private static final String OWNER = "customerId";

    private final DeclaredFactsCheck declared;
    private final ImportFindings findings;
    /** The items of each readable file by customer and key, by the name of the list. */
    private final Map<String, Map<String, Map<Object, Attributes>>> lists = new LinkedHashMap<>();
    /** The customers of rejected rows, by the name of the list. */
    private final Map<String, Set<String>> incomplete = new HashMap<>();

    DeclaredListsCsv(DeclaredFactsCheck declared, ImportFindings findings) {
        this.declared = declared;
        this.findings = findings;
    }

    /**
     * Reads all files.
     *
     * @param orphan returns why a row does not belong to a customer, by its owner; {@code null} if it does
     */
    void read(CsvTables files, BiFunction<String, CsvFile.Row, @Nullable RejectedRow> orphan) {
        for (MappedList list : files.lists()) {
            List<CsvFile> tables = files.of(list, findings);
            if (!tables.isEmpty()) {
                read(list, tables, orphan);
            }
        }
    }

    private void read(
            MappedList list, List<CsvFile> tables, BiFunction<String, CsvFile.Row, @Nullable RejectedRow> orphan) {
        Map<String, Map<Object, Attributes>> items = new HashMap<>();
        Set<String> columns = new HashSet<>(fields(list).names());
        columns.add(OWNER);
        boolean readable = true;
        for (CsvFile table : tables) {
            readable &= table.read(
                    columns,
                    Set.copyOf(list.required()),
                    row -> add(list, row, items, orphan),
                    () -> incomplete(list).add(""));
        }
        if (readable) {
            lists.put(list.name(), items);
        }
    }

    private DeclaredFields fields(MappedList list) {
        DeclaredList known = declared.schema().list(list.name());
        return known == null ? DeclaredFields.NONE : known.fields();
    }

    private void add(
            MappedList list,
            CsvFile.Row row,
            Map<String, Map<Object, Attributes>> items,
            BiFunction<String, CsvFile.Row, @Nullable RejectedRow> orphan) {
        String owner = row.cellOrEmpty(OWNER);
        RejectedRow homeless = orphan.apply(owner, row);
        if (homeless != null) {
            findings.reject(homeless);
            return;
        }
        try {
            Attributes item = FactsJson.read(RowConverter.declared(fields(list), row), Attributes.class);
            declared.checkList(list.name(), List.of(item));
            Map<Object, Attributes> own = items.computeIfAbsent(owner, key -> new LinkedHashMap<>());
            Object key = list.key() == null ? item : item.sent(list.key());
            if (key != null && own.putIfAbsent(key, item) != null) {
                throw new InvalidInput(
                        list.key() == null ? "" : list.key(), "\"" + key + "\" appears twice for this customer");
            }
        } catch (InvalidInput e) {
            incomplete(list).add(owner);
            String column = e.field().replaceFirst("^lists\\.\\w+\\[0]\\.", "");
            findings.reject(RejectedRow.of(row, new InvalidInput(column, e.getMessage())));
        }
    }

    private Set<String> incomplete(MappedList list) {
        return incomplete.computeIfAbsent(list.name(), name -> new HashSet<>());
    }

    /** Returns whether items of a customer may be missing from a list because rows were rejected. */
    boolean isIncomplete(String list, String customer) {
        Set<String> customers = incomplete.getOrDefault(list, Set.of());
        return customers.contains(customer) || customers.contains("");
    }

    /** Returns the lists of a customer; a list with a file is known, also for customers without a row in it. */
    Map<String, List<Attributes>> of(String customer) {
        Map<String, List<Attributes>> own = new LinkedHashMap<>();
        lists.forEach((name, items) ->
                own.put(name, List.copyOf(items.getOrDefault(customer, Map.of()).values())));
        return own;
    }
}
