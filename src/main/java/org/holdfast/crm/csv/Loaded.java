package org.holdfast.crm.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The items of one file by the key of their owner, with the row that each came from. */
final class Loaded<T> {

    private final Map<String, List<T>> items = new HashMap<>();
    private final Map<String, List<CsvFile.Row>> rows = new HashMap<>();

    void add(String owner, T item, CsvFile.Row row) {
        items.computeIfAbsent(owner, key -> new ArrayList<>()).add(item);
        rows.computeIfAbsent(owner, key -> new ArrayList<>()).add(row);
    }

    /** The items of an owner; none is known to be none. */
    List<T> of(String owner) {
        return items.getOrDefault(owner, List.of());
    }

    Set<String> owners() {
        return items.keySet();
    }

    CsvFile.Row row(String owner, int index) {
        return rows.get(owner).get(index);
    }

    /** Calls with the rows of owners that do not exist: they would be lost in silence. */
    void orphans(Set<String> owners, Consumer<CsvFile.Row> each) {
        rows.forEach((owner, list) -> {
            if (!owners.contains(owner)) {
                list.forEach(each);
            }
        });
    }

    /** The items of an owner, or {@code null} when the file was not there. */
    static <T> @Nullable List<T> of(@Nullable Loaded<T> loaded, String owner) {
        return loaded == null ? null : loaded.of(owner);
    }
}
