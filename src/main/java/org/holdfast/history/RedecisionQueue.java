package org.holdfast.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who waits to be decided about anew. Rows are only added and removed, so that those who add never wait for those who
 * work.
 */
@Repository
public class RedecisionQueue {

    /** Stays well below the number of parameters any database takes. */
    private static final int AT_ONCE = 5_000;

    private final JdbcClient client;
    private final JdbcTemplate template;

    RedecisionQueue(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
    }

    /** Somebody asked that a customer be decided about. */
    public record Asked(long id, String customerId) {}

    /**
     * How much there is to do.
     *
     * @param since when the oldest of it was asked for; {@code null} when nobody waits
     */
    public record Waiting(long customers, @Nullable Instant since) {}

    /** In the transaction that changes the facts, if there is one. */
    public void add(Collection<String> customerIds, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        template.batchUpdate(
                "insert into decide_queue (customer_id, asked_at) values (?, ?)",
                new TreeSet<>(customerIds)
                        .stream().map(id -> new Object[] {id, at}).toList());
    }

    /**
     * Everything that was asked for the customers who wait longest, as far as nobody is at work on it.
     *
     * @param most so many requests are looked at, so there are at most so many customers
     */
    public List<Asked> next(int most) {
        List<String> customers = client.sql("select customer_id from decide_queue order by id fetch first " + most
                        + " rows only " + "for update skip locked")
                .query(String.class)
                .list();
        return customers.isEmpty()
                ? List.of()
                : client.sql("select id, customer_id from decide_queue where customer_id in (:ids) "
                                + "order by id fetch first " + AT_ONCE + " rows only for update skip locked")
                        .param("ids", new TreeSet<>(customers))
                        .query((row, number) -> new Asked(row.getLong(1), row.getString(2)))
                        .list();
    }

    /**
     * Keeps others away from these requests until the transaction ends.
     *
     * @return {@code false} when somebody else is at work on one of them, or it is done already
     */
    public boolean hold(List<Asked> asked) {
        return client.sql("select id from decide_queue where id in (:ids) order by id for update skip locked")
                        .param("ids", ids(asked))
                        .query(Long.class)
                        .list()
                        .size()
                == asked.size();
    }

    /** These are done. */
    public void remove(List<Asked> asked) {
        if (!asked.isEmpty()) {
            client.sql("delete from decide_queue where id in (:ids)")
                    .param("ids", ids(asked))
                    .update();
        }
    }

    /** Nothing needs to be decided about this customer any more. */
    public void forget(String customerId) {
        client.sql("delete from decide_queue where customer_id = ?")
                .param(customerId)
                .update();
    }

    public Waiting waiting() {
        return client.sql("select count(distinct customer_id), min(asked_at) from decide_queue")
                .query((row, number) -> {
                    OffsetDateTime since = row.getObject(2, OffsetDateTime.class);
                    return new Waiting(row.getLong(1), since == null ? null : since.toInstant());
                })
                .single();
    }

    private static List<Long> ids(List<Asked> asked) {
        return asked.stream().map(Asked::id).toList();
    }
}
