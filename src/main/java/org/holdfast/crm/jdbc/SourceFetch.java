package org.holdfast.crm.jdbc;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.MappedCollection;
import org.jspecify.annotations.Nullable;

/** Reads all rows of some customers, up to a limit, so that memory use does not depend on the data. */
public final class SourceFetch {

    /** Maximum number of rows held in memory. */
    public static final int MAX_ROWS = 100_000;
    /** Maximum number of characters held in memory, as a few long texts may be larger than many short rows. */
    private static final long MAX_CHARACTERS = 50_000_000;

    private final CrmSource database;
    private final Map<MappedCollection, ResultColumns> shapes;

    public SourceFetch(CrmSource database, Map<MappedCollection, ResultColumns> shapes) {
        this.database = database;
        this.shapes = shapes;
    }

    /** Thrown if the rows are too many for one page; the fetch can be repeated with fewer customers. */
    public static final class TooMuch extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Returns the records of customers whose own rows have been read. */
    Map<String, SourceRecords> customers(List<SourceRow> customers) {
        Map<String, SourceRecords> records = new LinkedHashMap<>();
        customers.forEach(
                row -> records.computeIfAbsent(row.owner(), SourceRecords::new).add(FactCollection.CUSTOMERS, row));
        collect(records, FactCollection.CUSTOMERS);
        return records;
    }

    /** Returns the records of customers of which only the ids are known. */
    Map<String, SourceRecords> ids(Collection<String> ids) {
        Map<String, SourceRecords> records = new LinkedHashMap<>();
        ids.forEach(id -> records.put(id, new SourceRecords(id)));
        collect(records, null);
        return records;
    }

    private void collect(Map<String, SourceRecords> records, @Nullable MappedCollection alreadyRead) {
        long[] size = new long[2];
        shapes.forEach((factCollection, columns) -> {
            if (factCollection != alreadyRead) {
                database.rows(columns, records.keySet(), row -> add(records, factCollection, row, size));
            }
        });
    }

    private static void add(
            Map<String, SourceRecords> records, MappedCollection factCollection, SourceRow row, long[] size) {
        SourceRecords customer = records.get(row.owner());
        if (customer == null) {
            throw new CrmException(
                    "The query of " + factCollection + " returned the id \"" + row.owner()
                            + "\", which was not requested. Maybe capitals or blanks differ between the tables; make "
                            + "them equal in the queries.",
                    false,
                    null);
        }
        if (++size[0] > MAX_ROWS || (size[1] += row.characters()) > MAX_CHARACTERS) {
            throw new TooMuch();
        }
        customer.add(factCollection, row);
    }
}
