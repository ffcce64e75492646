package org.holdfast.crm.loading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.holdfast.crm.mapping.Collected;
import org.holdfast.crm.reading.Row;
import org.jspecify.annotations.Nullable;

/** All rows of one customer that a source has. */
final class Gathered {

    private final String id;
    private final Map<Collected, List<Row>> rows = new EnumMap<>(Collected.class);

    Gathered(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    void add(Collected collected, Row row) {
        rows.computeIfAbsent(collected, each -> new ArrayList<>()).add(row);
    }

    List<Row> rows(Collected collected) {
        return rows.getOrDefault(collected, List.of());
    }

    int items() {
        return rows.values().stream().mapToInt(List::size).sum();
    }

    /** The row of customers, where there is one. */
    @Nullable Row plain() {
        List<Row> own = rows(Collected.CUSTOMERS);
        return own.isEmpty() ? null : own.get(0);
    }
}
