package org.holdfast.crm.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.holdfast.crm.mapping.MappedCollection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores the rows of sources that are read over HTTP, and which customers they have changed for. */
@Repository
public class StagedRows {

    private static final int MAX_ID_LENGTH = 150;
    private static final int BATCH = 500;

    private final JdbcClient client;
    private final JdbcTemplate template;

    public StagedRows(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
    }

    /**
     * A row.
     *
     * @param index distinguishes the rows of one element in one collection
     * @param customer id of the customer; empty if it has none
     * @param content its cells in JSON
     */
    record Row(MappedCollection collection, int index, String customer, String content) {

        Row {
            // A longer id is rejected later, with the reason.
            customer = customer.length() <= MAX_ID_LENGTH ? customer : customer.substring(0, MAX_ID_LENGTH);
        }
    }

    private record Key(String element, String collection, int index) {}

    private record Stored(String customer, String content) {}

    /**
     * Stores the elements of a page. Rows that an element no longer has are removed. Call it within a transaction.
     *
     * @param number number of the fetch
     * @return the number of rows that are new or have changed
     */
    int store(String source, long number, Collection<ElementRows.Element> elements) {
        Map<Key, Stored> before = find(source, elements);
        Map<Key, Row> rows = new HashMap<>();
        elements.forEach(element -> element.rows()
                .forEach(row -> rows.put(new Key(element.key(), row.collection().toString(), row.index()), row)));
        Set<String> dirty = new TreeSet<>();
        List<Object[]> inserted = new ArrayList<>();
        List<Object[]> updated = new ArrayList<>();
        List<Object[]> deleted = new ArrayList<>();
        rows.forEach((key, row) -> {
            Stored stored = before.remove(key);
            boolean same = stored != null && stored.equals(new Stored(row.customer, row.content));
            if (stored == null) {
                inserted.add(
                        new Object[] {source, key.element, key.collection, key.index, row.customer, row.content, number
                        });
            } else {
                updated.add(
                        new Object[] {row.customer, row.content, number, source, key.element, key.collection, key.index
                        });
                dirty.addAll(same ? Set.of() : Set.of(stored.customer));
            }
            dirty.addAll(same ? Set.of() : Set.of(row.customer));
        });
        before.forEach((key, stored) -> {
            deleted.add(new Object[] {source, key.element, key.collection, key.index});
            dirty.add(stored.customer);
        });
        write(inserted, updated, deleted);
        markDirty(source, dirty);
        return dirty.size();
    }

    private Map<Key, Stored> find(String source, Collection<ElementRows.Element> elements) {
        Map<Key, Stored> found = new HashMap<>();
        List<String> keys =
                elements.stream().map(ElementRows.Element::key).distinct().toList();
        for (int i = 0; i < keys.size(); i += BATCH) {
            client.sql("select element, collection, idx, customer_id, content from crm_staged_row "
                            + "where source = :source and element in (:elements)")
                    .param("source", source)
                    .param("elements", keys.subList(i, Math.min(i + BATCH, keys.size())))
                    .query(row -> {
                        found.put(
                                new Key(row.getString(1), row.getString(2), row.getInt(3)),
                                new Stored(row.getString(4), row.getString(5)));
                    });
        }
        return found;
    }

    private void write(List<Object[]> inserted, List<Object[]> updated, List<Object[]> deleted) {
        template.batchUpdate(
                "delete from crm_staged_row where source = ? and element = ? and collection = ? and idx = ?", deleted);
        template.batchUpdate(
                "update crm_staged_row set customer_id = ?, content = ?, number = ? "
                        + "where source = ? and element = ? and collection = ? and idx = ?",
                updated);
        template.batchUpdate(
                "insert into crm_staged_row (source, element, collection, idx, customer_id, content, number) "
                        + "values (?, ?, ?, ?, ?, ?, ?)",
                inserted);
    }

    private void markDirty(String source, Set<String> customers) {
        List<String> ids = customers.stream().filter(id -> !id.isEmpty()).toList();
        for (int i = 0; i < ids.size(); i += BATCH) {
            List<String> some = ids.subList(i, Math.min(i + BATCH, ids.size()));
            Set<String> known = new HashSet<>(client.sql("select customer_id from crm_dirty_customer "
                            + "where source = :source and customer_id in (:ids)")
                    .param("source", source)
                    .param("ids", some)
                    .query(String.class)
                    .list());
            template.batchUpdate(
                    "insert into crm_dirty_customer (source, customer_id) values (?, ?)",
                    some.stream()
                            .filter(id -> !known.contains(id))
                            .map(id -> new Object[] {source, id})
                            .toList());
        }
    }

    /** Removes rows that the fetch of everything with a number has not seen. */
    void removeOlder(String source, long number) {
        client.sql("delete from crm_staged_row where source = ? and number < ?")
                .params(source, number)
                .update();
    }

    /** Forgets which customers have changed, after their facts were stored. */
    void clean(String source) {
        client.sql("delete from crm_dirty_customer where source = ?")
                .param(source)
                .update();
    }

    long count(String source, MappedCollection collection) {
        return client.sql("select count(*) from crm_staged_row where source = ? and collection = ?")
                .params(source, collection.toString())
                .query(Long.class)
                .single();
    }

    /** Passes the customer and content of the next rows, by customer, to an action. */
    void page(String source, MappedCollection collection, String after, int size, BiConsumer<String, String> action) {
        client.sql("select customer_id, content from crm_staged_row where source = ? and collection = ? "
                        + "and customer_id > ? order by customer_id, element, idx fetch first " + size + " rows only")
                .params(source, collection.toString(), after)
                .query(row -> {
                    action.accept(row.getString(1), row.getString(2));
                });
    }

    /** Passes the customer and content of all rows of some customers to an action. */
    void of(String source, MappedCollection collection, Collection<String> ids, BiConsumer<String, String> action) {
        List<String> all = List.copyOf(ids);
        for (int i = 0; i < all.size(); i += BATCH) {
            client.sql("select customer_id, content from crm_staged_row where source = :source "
                            + "and collection = :collection and customer_id in (:ids) "
                            + "order by customer_id, element, idx")
                    .param("source", source)
                    .param("collection", collection.toString())
                    .param("ids", all.subList(i, Math.min(i + BATCH, all.size())))
                    .query(row -> {
                        action.accept(row.getString(1), row.getString(2));
                    });
        }
    }

    /** Returns the next customers with changed rows. */
    List<String> dirty(String source, String after, int size) {
        return client.sql("select customer_id from crm_dirty_customer where source = ? and customer_id > ? "
                        + "order by customer_id fetch first " + size + " rows only")
                .params(source, after)
                .query(String.class)
                .list();
    }
}
