package org.holdfast.crm.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.MappedCollection;
import org.jspecify.annotations.Nullable;

/** All rows of one customer in a source. */
public final class SourceRecords {

    private final String id;
    private final Map<MappedCollection, List<SourceRow>> rows = new LinkedHashMap<>();

    public SourceRecords(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    void add(MappedCollection factCollection, SourceRow row) {
        rows.computeIfAbsent(factCollection, each -> new ArrayList<>()).add(row);
    }

    public List<SourceRow> rows(MappedCollection factCollection) {
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
