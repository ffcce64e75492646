package org.holdfast.ingestion.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The items of one file by the key of their owner, with the row that each came from; and whose rows had to be left out.
 */
final class CsvItems<T> {

    private final Map<String, List<T>> items = new HashMap<>();
    private final Map<String, List<CsvFile.Row>> rows = new HashMap<>();
    private final Set<String> incomplete = new HashSet<>();
    private boolean isIncomplete;

    void add(String owner, T item, CsvFile.Row row) {
        items.computeIfAbsent(owner, key -> new ArrayList<>()).add(item);
        rows.computeIfAbsent(owner, key -> new ArrayList<>()).add(row);
    }

    /** A row of this owner is left out. */
    void lacks(String owner) {
        incomplete.add(owner);
    }

    /** A row is left out of which nobody can say whose it is. */
    void lacksSomebodys() {
        isIncomplete = true;
    }

    /** Whether the items of an owner are perhaps not all of them. */
    boolean isIncomplete(String owner) {
        return isIncomplete || incomplete.contains(owner);
    }

    /** The items of an owner; none is known to be none. */
    List<T> of(String owner) {
        return items.getOrDefault(owner, List.of());
    }

    List<CsvFile.Row> rows(String owner) {
        return rows.getOrDefault(owner, List.of());
    }

    CsvFile.Row row(String owner, int index) {
        return rows.get(owner).get(index);
    }

    /** Leaves out an item that cannot be true beside the others. */
    CsvFile.Row remove(String owner, int index) {
        items.get(owner).remove(index);
        lacks(owner);
        return rows.get(owner).remove(index);
    }

    /** Calls with the owner and each row of owners that do not exist: they would be lost in silence. */
    void orphans(Set<String> owners, BiConsumer<String, CsvFile.Row> each) {
        rows.forEach((owner, list) -> {
            if (!owners.contains(owner)) {
                list.forEach(row -> each.accept(owner, row));
            }
        });
    }

    /** The items of an owner, or {@code null} when the file was not there. */
    static <T> @Nullable List<T> of(@Nullable CsvItems<T> csvItems, String owner) {
        return csvItems == null ? null : csvItems.of(owner);
    }
}
