package org.holdfast.ingestion.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The items of one file by the key of their owner, each with its row, and the owners of rejected rows. */
final class CsvItems<T extends Record> {

    private final Map<String, List<T>> items = new HashMap<>();
    private final Map<String, List<CsvFile.Row>> rows = new HashMap<>();
    private final Set<String> incomplete = new HashSet<>();
    private boolean allIncomplete;

    private CsvItems() {}

    /**
     * Reads the items of some files.
     *
     * @param ownerColumns the columns that identify the owner of a row
     * @param optionalColumns further columns of the file that are not fields of the item
     * @param owner returns the key of the owner
     * @param rejected called with each row that is not a valid item
     * @return {@code null} if a file as a whole cannot be read
     */
    static <T extends Record> @Nullable CsvItems<T> read(
            List<CsvFile> files,
            RowConverter<T> converter,
            Set<String> ownerColumns,
            Set<String> optionalColumns,
            Function<CsvFile.Row, String> owner,
            BiConsumer<CsvFile.Row, RejectedRow> rejected) {
        Set<String> columns = new TreeSet<>(converter.columns());
        columns.addAll(ownerColumns);
        columns.addAll(optionalColumns);
        CsvItems<T> items = new CsvItems<>();
        boolean readable = true;
        for (CsvFile file : files) {
            readable &= file.read(
                    columns,
                    ownerColumns,
                    row -> items.add(owner.apply(row), row, converter, rejected),
                    () -> items.allIncomplete = true);
        }
        return readable ? items : null;
    }

    private void add(
            String owner, CsvFile.Row row, RowConverter<T> converter, BiConsumer<CsvFile.Row, RejectedRow> rejected) {
        try {
            T item = converter.read(row);
            items.computeIfAbsent(owner, key -> new ArrayList<>()).add(item);
            rows.computeIfAbsent(owner, key -> new ArrayList<>()).add(row);
        } catch (InvalidInput e) {
            rejected.accept(row, RejectedRow.of(row, e));
            incomplete.add(owner);
        }
    }

    /** Returns whether items of an owner may be missing because rows were rejected. */
    boolean isIncomplete(String owner) {
        return allIncomplete || incomplete.contains(owner);
    }

    /** Returns the items of an owner; an empty list if the file contains none. */
    List<T> of(String owner) {
        return items.getOrDefault(owner, List.of());
    }

    List<CsvFile.Row> rows(String owner) {
        return rows.getOrDefault(owner, List.of());
    }

    CsvFile.Row row(String owner, int index) {
        return rows(owner).get(index);
    }

    /** Removes an item that contradicts others, and returns its row. */
    CsvFile.Row remove(String owner, int index) {
        Objects.requireNonNull(items.get(owner), owner).remove(index);
        incomplete.add(owner);
        return Objects.requireNonNull(rows.get(owner), owner).remove(index);
    }

    /** Passes each row whose owner does not exist to an action, together with the owner. */
    void orphans(Set<String> owners, BiConsumer<String, CsvFile.Row> action) {
        rows.forEach((owner, list) -> {
            if (!owners.contains(owner)) {
                list.forEach(row -> action.accept(owner, row));
            }
        });
    }
}
