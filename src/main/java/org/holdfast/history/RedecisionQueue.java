package org.holdfast.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.holdfast.history.waiting.CustomerQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The queue of customers that need a new decision. Rows are only inserted and deleted, so that producers never wait for
 * workers.
 */
@Repository
public class RedecisionQueue implements CustomerQueue<RedecisionQueue.Request> {

    /** Well below the maximum number of parameters of any database. */
    private static final int BATCH_SIZE = 5_000;

    private final JdbcClient client;
    private final JdbcTemplate template;

    RedecisionQueue(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
    }

    /** A request for a new decision for a customer. */
    public record Request(long id, String customerId) implements CustomerQueue.Entry {}

    /**
     * The length of the queue.
     *
     * @param since time of the oldest request, or {@code null} if the queue is empty
     */
    public record Waiting(long customers, @Nullable Instant since) {}

    /** Adds requests, in the transaction that changes the facts if there is one. */
    public void add(Collection<String> customerIds, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        template.batchUpdate(
                "insert into decide_queue (customer_id, asked_at) values (?, ?)",
                new TreeSet<>(customerIds)
                        .stream().map(id -> new Object[] {id, at}).toList());
    }

    @Override
    public List<Request> next(int maxCustomers, Instant now) {
        return next(maxCustomers);
    }

    /** Like {@link #next(int, Instant)}: all entries are due. */
    public List<Request> next(int max) {
        List<String> customers = client.sql("select customer_id from decide_queue order by id fetch first " + max
                        + " rows only " + "for update skip locked")
                .query(String.class)
                .list();
        return customers.isEmpty()
                ? List.of()
                : client.sql("select id, customer_id from decide_queue where customer_id in (:ids) "
                                + "order by id fetch first " + BATCH_SIZE + " rows only for update skip locked")
                        .param("ids", new TreeSet<>(customers))
                        .query((row, number) -> new Request(row.getLong(1), row.getString(2)))
                        .list();
    }

    @Override
    public boolean lock(List<Request> requests) {
        return client.sql("select id from decide_queue where id in (:ids) order by id for update skip locked")
                        .param("ids", ids(requests))
                        .query(Long.class)
                        .list()
                        .size()
                == requests.size();
    }

    @Override
    public void remove(List<Request> requests) {
        if (!requests.isEmpty()) {
            client.sql("delete from decide_queue where id in (:ids)")
                    .param("ids", ids(requests))
                    .update();
        }
    }

    /** Removes all requests for a customer. */
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

    private static List<Long> ids(List<Request> requests) {
        return requests.stream().map(Request::id).toList();
    }
}
