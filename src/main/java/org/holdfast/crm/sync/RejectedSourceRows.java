package org.holdfast.crm.sync;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rejected rows by source and customer; those of a customer are removed when the customer can be read again. */
@Repository
public class RejectedSourceRows {

    /** Stored rows of one customer; the others show up when these are corrected. */
    private static final int MOST_KEPT = 5;

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 500;

    private final JdbcClient client;
    private final JdbcTemplate template;

    RejectedSourceRows(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
    }

    /** How many customers of a source have a rejected row. */
    public long customers(String source) {
        return client.sql("select count(*) from crm_bad_row where source = ? and number = 0")
                .param(source)
                .query(Long.class)
                .single();
    }

    /** Since when the facts of these customers have not been updated, where a row of theirs was rejected before. */
    Map<String, Instant> goodUntil(String source, Collection<String> ids) {
        Map<String, Instant> until = new HashMap<>();
        client.sql(
                        "select customer_id, good_until from crm_bad_row where source = :source and number = 0 and customer_id in (:ids)")
                .param("source", source)
                .param("ids", ids)
                .query((row, number) -> {
                    OffsetDateTime at = row.getObject(2, OffsetDateTime.class);
                    return until.put(row.getString(1), at == null ? Instant.EPOCH : at.toInstant());
                })
                .list();
        return until;
    }

    /** These customers were read, with these rejected rows; customers without one are complete again. */
    boolean replace(
            String source,
            Collection<String> ids,
            Map<String, List<RejectedSourceRow>> bad,
            Instant now,
            @Nullable Instant goodUntil,
            long number) {
        List<String> keys = ids.stream().map(RejectedSourceRows::shorten).toList();
        Map<String, Instant> before = goodUntil(source, keys);
        if (before.isEmpty() && bad.isEmpty()) {
            return false;
        }
        client.sql("delete from crm_bad_row where source = :source and customer_id in (:ids)")
                .param("source", source)
                .param("ids", keys)
                .update();
        List<Object[]> rows = new ArrayList<>();
        bad.forEach((customer, list) -> {
            String key = shorten(customer);
            Instant until = before.getOrDefault(key, goodUntil == null ? Instant.EPOCH : goodUntil);
            for (int i = 0; i < Math.min(MOST_KEPT, list.size()); i++) {
                RejectedSourceRow row = list.get(i);
                rows.add(new Object[] {
                    source,
                    key,
                    i,
                    row.collected().toString(),
                    shorten(row.row()),
                    shorten(row.field()),
                    shorten(row.reason(), LONGEST_REASON),
                    CrmSources.utc(now),
                    CrmSources.utc(until),
                    number
                });
            }
        });
        template.batchUpdate(
                "insert into crm_bad_row (source, customer_id, number, collection, row_name, field, reason, "
                        + "found_at, good_until, full_number) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
        return true;
    }

    /** After a full load: removes rejected rows that no longer exist. */
    void forgetOlder(String source, long number) {
        client.sql("delete from crm_bad_row where source = ? and full_number < ?")
                .params(source, number)
                .update();
    }

    private static String shorten(String text) {
        return shorten(text, LONGEST_NAME);
    }

    private static String shorten(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
