package org.holdfast.crm.loading;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.crm.mapping.Collected;
import org.holdfast.crm.reading.CrmDatabase;
import org.holdfast.crm.reading.CrmTrouble;
import org.holdfast.crm.reading.Row;
import org.holdfast.crm.reading.Shape;
import org.jspecify.annotations.Nullable;

/** Gathers what a source has about some customers, up to a limit, so that memory stays flat whatever is in there. */
final class Gathering {

    /** Rows that are held at once. */
    static final int MOST_ROWS = 100_000;
    /** Characters that are held at once: a few long texts weigh more than many short rows. */
    private static final long MOST_CHARACTERS = 50_000_000;

    private final CrmDatabase database;
    private final Map<Collected, Shape> shapes;

    Gathering(CrmDatabase database, Map<Collected, Shape> shapes) {
        this.database = database;
        this.shapes = shapes;
    }

    /** Too much for one page; asking for fewer customers helps. */
    static final class TooMuch extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** What belongs to customers whose own rows have been read. */
    Map<String, Gathered> customers(List<Row> customers) {
        Map<String, Gathered> gathered = new LinkedHashMap<>();
        customers.forEach(row -> gathered.computeIfAbsent(row.owner(), Gathered::new).add(Collected.CUSTOMERS, row));
        collect(gathered, Collected.CUSTOMERS);
        return gathered;
    }

    /** What belongs to customers of whom only the ids are known. */
    Map<String, Gathered> ids(Collection<String> ids) {
        Map<String, Gathered> gathered = new LinkedHashMap<>();
        ids.forEach(id -> gathered.put(id, new Gathered(id)));
        collect(gathered, null);
        return gathered;
    }

    private void collect(Map<String, Gathered> gathered, @Nullable Collected there) {
        long[] held = new long[2];
        shapes.forEach((collected, shape) -> {
            if (collected != there) {
                database.rows(shape, gathered.keySet(), row -> add(gathered, collected, row, held));
            }
        });
    }

    private static void add(Map<String, Gathered> gathered, Collected collected, Row row, long[] held) {
        Gathered customer = gathered.get(row.owner());
        if (customer == null) {
            throw new CrmTrouble("The query of " + collected + " answers \"" + row.owner()
                    + "\" when it is asked for customers who are written "
                            + "differently. Maybe capitals or blanks differ between the tables; make them alike in the queries.", false,
                            null);
        }
        if (++held[0] > MOST_ROWS || (held[1] += row.characters()) > MOST_CHARACTERS) {
            throw new TooMuch();
        }
        customer.add(collected, row);
    }
}
