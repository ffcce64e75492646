package org.holdfast.history.moves;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.database.InList;
import org.holdfast.facts.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Where records live that were moved from one customer to another. A record has an entry for each customer it ever
 * belonged to; the entry of its home names that customer itself. Methods that write must be called within a transaction
 * that has locked the customers.
 */
@Repository
public class MovedRecords implements PersonalData {

    private static final String ORDERS = "orders";
    private static final String COLUMNS = "customer_id, collection, item, home, moved_at, recorded_at";
    /** Well below the maximum number of parameters of any database. */
    private static final int BATCH_SIZE = 500;

    private final JdbcClient client;

    public MovedRecords(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * A record that was moved.
     *
     * @param home the customer it belongs to now, or one whose entry leads there; {@code null} if that customer was
     *     erased
     * @param at when the latest move happened
     */
    public record Moved(
            String customerId,
            String collection,
            String item,
            @Nullable String home,
            Instant at,
            Instant recordedAt) {

        public boolean isAway() {
            return !customerId.equals(home);
        }

        public boolean isOrder() {
            return collection.equals(ORDERS);
        }

        private Moved of(String customer) {
            return new Moved(customer, collection, item, home, at, recordedAt);
        }
    }

    /** Returns the entries of a customer. */
    public List<Moved> of(String customer) {
        return client.sql("select " + COLUMNS + " from moved_record where customer_id = ? order by collection, item")
                .param(customer)
                .query(MovedRecords::read)
                .list();
    }

    /** Returns the entries of many customers. */
    public List<Moved> of(Collection<String> customers) {
        List<Moved> all = new ArrayList<>();
        List<String> ids = List.copyOf(customers);
        for (int from = 0; from < ids.size(); from += BATCH_SIZE) {
            all.addAll(client.sql("select " + COLUMNS + " from moved_record where customer_id in (:ids)")
                    .param("ids", InList.of(ids.subList(from, Math.min(from + BATCH_SIZE, ids.size()))))
                    .query(MovedRecords::read)
                    .list());
        }
        return all;
    }

    /** Returns the entry of a record; empty if it never was moved. */
    public Optional<Moved> find(String customer, String collection, String item) {
        return client.sql("select " + COLUMNS
                        + " from moved_record where customer_id = ? and collection = ? and item = ?")
                .params(customer, collection, item)
                .query(MovedRecords::read)
                .optional();
    }

    /** Returns the owner of a record that was moved; empty if that customer was erased. */
    public Optional<String> home(Moved record) {
        Set<String> visited = new HashSet<>();
        Moved at = record;
        while (at.home != null && at.isAway() && visited.add(at.customerId)) {
            Moved next = find(at.home, at.collection, at.item).orElse(null);
            if (next == null) {
                break;
            }
            at = next;
        }
        return Optional.ofNullable(at.home);
    }

    /** Stores the entry of a record, in place of the one there is. */
    public void put(Moved moved) {
        client.sql("delete from moved_record where customer_id = ? and collection = ? and item = ?")
                .params(moved.customerId, moved.collection, moved.item)
                .update();
        client.sql("insert into moved_record (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?)")
                .param(moved.customerId)
                .param(moved.collection)
                .param(moved.item)
                .param(moved.home)
                .param(moved.at.atOffset(ZoneOffset.UTC))
                .param(moved.recordedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Returns records that left a customer before a time and were not revisited since, at most {@code max}. */
    public List<Moved> unsettled(Instant before, int max) {
        return client.sql("select " + COLUMNS + " from moved_record where not settled and recorded_at < ? "
                        + "order by recorded_at fetch first " + max + " rows only")
                .param(before.atOffset(ZoneOffset.UTC))
                .query(MovedRecords::read)
                .list();
    }

    /** Marks a record as revisited. */
    public void settled(Moved moved) {
        client.sql("update moved_record set settled = true where customer_id = ? and collection = ? and item = ?")
                .params(moved.customerId, moved.collection, moved.item)
                .update();
    }

    @Override
    public Set<String> tables() {
        return Set.of("moved_record");
    }

    /** Of two entries about the same record, the one with the later move counts. */
    @Override
    public void merge(String from, String into) {
        for (Moved each : of(from)) {
            Moved there = find(into, each.collection, each.item).orElse(null);
            if (there == null || each.at.isAfter(there.at)) {
                put(each.of(into));
            }
        }
        client.sql("delete from moved_record where customer_id = ?").param(from).update();
        client.sql("update moved_record set home = ? where home = ?")
                .params(into, from)
                .update();
    }

    @Override
    public void erase(String id, String pseudonym) {
        client.sql("delete from moved_record where customer_id = ?").param(id).update();
        client.sql("update moved_record set home = null where home = ?")
                .param(id)
                .update();
    }

    /** The ids of other customers are not part of the export. */
    @Override
    public Map<String, List<?>> export(String id) {
        return Map.of(
                "movedRecords",
                of(id).stream()
                        .map(each -> Map.of(
                                "collection",
                                each.collection,
                                "id",
                                each.item,
                                "movedAt",
                                each.at,
                                "here",
                                !each.isAway()))
                        .toList());
    }

    private static Moved read(ResultSet row, int number) throws SQLException {
        return new Moved(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }
}
