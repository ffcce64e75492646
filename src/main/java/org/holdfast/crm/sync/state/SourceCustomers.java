package org.holdfast.crm.sync.state;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores which customers each source contained at its last full load. */
@Repository
public class SourceCustomers {

    private static final int MAX_ID_LENGTH = 100;

    private final JdbcClient client;
    private final JdbcTemplate template;

    public SourceCustomers(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
    }

    /** Marks customers as seen in the full load with a number, except ids that are too long for a customer. */
    public void seen(String source, Collection<String> seen, long number) {
        List<String> ids = seen.stream()
                .filter(id -> id.length() <= MAX_ID_LENGTH)
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return;
        }
        List<String> known = client.sql(
                        "select customer_id from crm_customer where source = :name and customer_id in (:ids)")
                .param("name", source)
                .param("ids", ids)
                .query(String.class)
                .list();
        if (!known.isEmpty()) {
            client.sql("update crm_customer set full_number = :number where source = :name and customer_id in (:ids)")
                    .param("number", number)
                    .param("name", source)
                    .param("ids", known)
                    .update();
        }
        Set<String> stored = Set.copyOf(known);
        template.batchUpdate(
                "insert into crm_customer (source, customer_id, full_number) values (?, ?, ?)",
                ids.stream()
                        .filter(id -> !stored.contains(id))
                        .map(id -> new Object[] {source, id, number})
                        .toList());
    }

    /** Returns whether a source contained a customer at its last load. */
    public boolean has(String source, String customer) {
        return client.sql("select count(*) from crm_customer where source = ? and customer_id = ?")
                        .params(source, customer)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Counts the customers of a source. */
    public long count(String source) {
        return client.sql("select count(*) from crm_customer where source = ?")
                .param(source)
                .query(Long.class)
                .single();
    }

    /** Counts the customers that were not seen in the full load with a number. */
    public long countMissing(String source, long number) {
        return client.sql("select count(*) from crm_customer where source = ? and full_number < ?")
                .params(source, number)
                .query(Long.class)
                .single();
    }

    /** Returns the first customers, by id, that were not seen in the full load with a number. */
    public List<String> missing(String source, long number, int size) {
        return client.sql("select customer_id from crm_customer where source = ? and full_number < ? "
                        + "order by customer_id fetch first " + size + " rows only")
                .params(source, number)
                .query(String.class)
                .list();
    }

    /** Removes customers from a source, with their rejected rows. */
    public void remove(String source, Collection<String> ids) {
        for (String table : List.of("crm_customer", "crm_bad_row")) {
            client.sql("delete from " + table + " where source = :name and customer_id in (:ids)")
                    .param("name", source)
                    .param("ids", ids)
                    .update();
        }
    }

    /**
     * Returns the next stored customers, by id, that were never looked up in a source; without demo customers.
     *
     * @param after the last id of the previous page; {@code null} for the first page
     */
    public List<String> newcomers(String source, int size, @Nullable String after) {
        return client.sql("select id from customer c where id > ? and owner <> 'DEMO' and not exists (select 1 from "
                        + "crm_customer s where s.source = ? and s.customer_id = c.id) order by id fetch first " + size
                        + " rows only")
                .params(after == null ? "" : after, source)
                .query(String.class)
                .list();
    }

    /**
     * Returns the next stored customers of any source, by id; without demo customers.
     *
     * @param after the last id of the previous page; {@code null} for the first page
     */
    public List<String> stored(int size, @Nullable String after) {
        return client.sql("select id from customer where id > ? and owner <> 'DEMO' order by id fetch first " + size
                        + " rows only")
                .param(after == null ? "" : after)
                .query(String.class)
                .list();
    }

    /** Counts the stored customers of any source; without demo customers. */
    public long countStored() {
        return client.sql("select count(*) from customer where owner <> 'DEMO'")
                .query(Long.class)
                .single();
    }
}
