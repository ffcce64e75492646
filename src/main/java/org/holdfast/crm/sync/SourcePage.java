package org.holdfast.crm.sync;

import java.util.List;
import java.util.Map;
import org.holdfast.crm.jdbc.SourceRow;
import org.jspecify.annotations.Nullable;

/**
 * Customers that are loaded together.
 *
 * @param ids as the source orders them
 * @param rows their own rows, in the same order; {@code null} where only the ids are known
 */
record SourcePage(List<String> ids, @Nullable List<SourceRow> rows) {

    static SourcePage ofIds(List<String> ids) {
        return new SourcePage(ids, null);
    }

    static SourcePage ofRows(List<SourceRow> rows) {
        return new SourcePage(rows.stream().map(SourceRow::owner).toList(), rows);
    }

    int size() {
        return ids.size();
    }

    String last() {
        return ids.get(ids.size() - 1);
    }

    SourcePage part(int from, int to) {
        return new SourcePage(ids.subList(from, to), rows == null ? null : rows.subList(from, to));
    }

    /** Everything the source has about these customers. */
    Map<String, SourceRecords> fetch(SourceFetch fetch) {
        return rows == null ? fetch.ids(ids) : fetch.customers(rows);
    }
}
