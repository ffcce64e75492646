package org.holdfast.crm.jdbc;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Customers that are loaded together.
 *
 * @param ids ids in the order of the source
 * @param rows their own rows, in the same order; {@code null} if only the ids are known
 */
public record SourcePage(List<String> ids, @Nullable List<SourceRow> rows) {

    public static SourcePage ofIds(List<String> ids) {
        return new SourcePage(ids, null);
    }

    public static SourcePage ofRows(List<SourceRow> rows) {
        return new SourcePage(rows.stream().map(SourceRow::owner).toList(), rows);
    }

    public int size() {
        return ids.size();
    }

    public String last() {
        return ids.get(ids.size() - 1);
    }

    public SourcePage part(int from, int to) {
        return new SourcePage(ids.subList(from, to), rows == null ? null : rows.subList(from, to));
    }

    /** Fetches all records of these customers. */
    public Map<String, SourceRecords> fetch(SourceFetch fetch) {
        return rows == null ? fetch.ids(ids) : fetch.customers(rows);
    }
}
