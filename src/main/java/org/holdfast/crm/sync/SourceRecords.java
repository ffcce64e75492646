package org.holdfast.crm.sync;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.holdfast.crm.jdbc.SourceRow;
import org.holdfast.crm.mapping.FactCollection;
import org.jspecify.annotations.Nullable;

/** All rows of one customer in a source. */
final class SourceRecords {

    private final String id;
    private final Map<FactCollection, List<SourceRow>> rows = new EnumMap<>(FactCollection.class);

    SourceRecords(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    void add(FactCollection factCollection, SourceRow row) {
        rows.computeIfAbsent(factCollection, each -> new ArrayList<>()).add(row);
    }

    List<SourceRow> rows(FactCollection factCollection) {
        return rows.getOrDefault(factCollection, List.of());
    }

    int items() {
        return rows.values().stream().mapToInt(List::size).sum();
    }

    /** The row from the query of customers, if there is one. */
    @Nullable
    SourceRow plain() {
        List<SourceRow> own = rows(FactCollection.CUSTOMERS);
        return own.isEmpty() ? null : own.get(0);
    }
}
