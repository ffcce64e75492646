package org.holdfast.crm.sync.state;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores rejected rows by source and customer, until the customer can be read again. */
@Repository
public class RejectedSourceRows {

    /** Maximum number of rows stored per customer; the others appear when these have been corrected. */
    private static final int MAX_STORED = 5;

    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_REASON_LENGTH = 500;

    private final JdbcClient client;
    private final JdbcTemplate template;

    public RejectedSourceRows(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
    }

    /** Counts the customers of a source with a rejected row. */
    public long customers(String source) {
        return client.sql("select count(*) from crm_bad_row where source = ? and number = 0")
                .param(source)
                .query(Long.class)
                .single();
    }

    /** Returns when the facts of customers with rejected rows were last updated. */
    private Map<String, Instant> goodUntil(String source, Collection<String> ids) {
        Map<String, Instant> until = new HashMap<>();
        client.sql("select customer_id, good_until from crm_bad_row where source = :source and number = 0 "
                        + "and customer_id in (:ids)")
                .param("source", source)
                .param("ids", ids)
                .query((row, number) -> {
                    OffsetDateTime at = row.getObject(2, OffsetDateTime.class);
                    return until.put(row.getString(1), at == null ? Instant.EPOCH : at.toInstant());
                })
                .list();
        return until;
    }

    /**
     * Replaces the rejected rows of customers that were read.
     *
     * @param ids the customers that were read; those without a rejected row are complete again
     * @param goodUntil when the facts of the source were last updated; {@code null} if they never were
     * @param number number of the full load
     */
    public void replace(
            String source,
            Collection<String> ids,
            Map<String, List<RejectedSourceRow>> bad,
            Instant now,
            @Nullable Instant goodUntil,
            long number) {
        List<String> keys = ids.stream().map(RejectedSourceRows::shorten).toList();
        Map<String, Instant> before = goodUntil(source, keys);
        if (before.isEmpty() && bad.isEmpty()) {
            return;
        }
        client.sql("delete from crm_bad_row where source = :source and customer_id in (:ids)")
                .param("source", source)
                .param("ids", keys)
                .update();
        List<Object[]> rows = new ArrayList<>();
        bad.forEach((customer, list) -> {
            String key = shorten(customer);
            Instant until = before.getOrDefault(key, goodUntil == null ? Instant.EPOCH : goodUntil);
            for (int i = 0; i < Math.min(MAX_STORED, list.size()); i++) {
                RejectedSourceRow row = list.get(i);
                rows.add(new Object[] {
                    source,
                    key,
                    i,
                    row.collected().toString(),
                    shorten(row.row()),
                    shorten(row.field()),
                    shorten(row.reason(), MAX_REASON_LENGTH),
                    now.atOffset(ZoneOffset.UTC),
                    until.atOffset(ZoneOffset.UTC),
                    number
                });
            }
        });
        template.batchUpdate(
                "insert into crm_bad_row (source, customer_id, number, collection, row_name, field, reason, "
                        + "found_at, good_until, full_number) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    /** Removes rejected rows that the full load with a number has not seen. */
    public void removeOlder(String source, long number) {
        client.sql("delete from crm_bad_row where source = ? and full_number < ?")
                .params(source, number)
                .update();
    }

    private static String shorten(String text) {
        return shorten(text, MAX_NAME_LENGTH);
    }

    private static String shorten(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
