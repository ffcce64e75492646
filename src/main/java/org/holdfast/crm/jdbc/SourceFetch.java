package org.holdfast.crm.jdbc;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.crm.mapping.FactCollection;
import org.jspecify.annotations.Nullable;

/** Reads all rows of some customers, up to a limit, so that memory use does not depend on the data. */
public final class SourceFetch {

    /** Rows held in memory at once. */
    public static final int MOST_ROWS = 100_000;
    /** Characters held in memory at once: a few long texts take more than many short rows. */
    private static final long MOST_CHARACTERS = 50_000_000;

    private final CrmDatabase database;
    private final Map<FactCollection, ResultColumns> shapes;

    public SourceFetch(CrmDatabase database, Map<FactCollection, ResultColumns> shapes) {
        this.database = database;
        this.shapes = shapes;
    }

    /** Too much for one page; to be repeated with fewer customers. */
    public static final class TooMuch extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** The records of customers whose own rows have been read. */
    Map<String, SourceRecords> customers(List<SourceRow> customers) {
        Map<String, SourceRecords> gathered = new LinkedHashMap<>();
        customers.forEach(
                row -> gathered.computeIfAbsent(row.owner(), SourceRecords::new).add(FactCollection.CUSTOMERS, row));
        collect(gathered, FactCollection.CUSTOMERS);
        return gathered;
    }

    /** The records of customers of whom only the ids are known. */
    Map<String, SourceRecords> ids(Collection<String> ids) {
        Map<String, SourceRecords> gathered = new LinkedHashMap<>();
        ids.forEach(id -> gathered.put(id, new SourceRecords(id)));
        collect(gathered, null);
        return gathered;
    }

    private void collect(Map<String, SourceRecords> gathered, @Nullable FactCollection there) {
        long[] held = new long[2];
        shapes.forEach((factCollection, columns) -> {
            if (factCollection != there) {
                database.rows(columns, gathered.keySet(), row -> add(gathered, factCollection, row, held));
            }
        });
    }

    private static void add(
            Map<String, SourceRecords> gathered, FactCollection factCollection, SourceRow row, long[] held) {
        SourceRecords customer = gathered.get(row.owner());
        if (customer == null) {
            throw new CrmException(
                    "The query of " + factCollection + " returned the id \"" + row.owner()
                            + "\", which was not asked for. Maybe capitals or blanks differ between the tables; make them "
                            + "equal in the queries.",
                    false,
                    null);
        }
        if (++held[0] > MOST_ROWS || (held[1] += row.characters()) > MOST_CHARACTERS) {
            throw new TooMuch();
        }
        customer.add(factCollection, row);
    }
}
