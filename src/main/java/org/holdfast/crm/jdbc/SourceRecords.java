package org.holdfast.crm.jdbc;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.holdfast.crm.mapping.FactCollection;
import org.jspecify.annotations.Nullable;

/** All rows of one customer in a source. */
public final class SourceRecords {

    private final String id;
    private final Map<FactCollection, List<SourceRow>> rows = new EnumMap<>(FactCollection.class);

    public SourceRecords(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    void add(FactCollection factCollection, SourceRow row) {
        rows.computeIfAbsent(factCollection, each -> new ArrayList<>()).add(row);
    }

    public List<SourceRow> rows(FactCollection factCollection) {
        return rows.getOrDefault(factCollection, List.of());
    }

    public int items() {
        return rows.values().stream().mapToInt(List::size).sum();
    }

    /** Returns the row from the query of customers; {@code null} if there is none. */
    @Nullable
    public SourceRow plain() {
        List<SourceRow> own = rows(FactCollection.CUSTOMERS);
        return own.isEmpty() ? null : own.get(0);
    }
}
