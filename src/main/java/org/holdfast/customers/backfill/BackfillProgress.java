package org.holdfast.customers.backfill;

import org.holdfast.coordination.LeaseRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the customers stored by earlier versions have been indexed. */
public class BackfillProgress {

    private final String name;
    private final int version;
    private final JdbcClient client;
    /** Once complete, always complete: every writer keeps the index up to date. */
    private volatile boolean complete;

    /**
     * Creates a view of the progress.
     *
     * @param name name of its row in {@code customer_search_progress}
     * @param version version of what is written for each customer; a later one starts over
     */
    public BackfillProgress(JdbcTemplate template, String name, int version) {
        this.name = name;
        this.version = version;
        this.client = JdbcClient.create(template);
    }

    /**
     * The stored progress.
     *
     * @param version version of what is written
     * @param last id of the last indexed customer
     * @param indexed number of customers indexed so far
     */
    public record State(int version, @Nullable String last, long indexed, boolean completed) {}

    /** Returns whether every stored customer is indexed. */
    public boolean isComplete() {
        if (!complete) {
            State state = state();
            complete = state.completed && state.version >= version;
        }
        return complete;
    }

    public State state() {
        return client.sql("select version, last_customer, indexed, completed_at from customer_search_progress "
                        + "where name = ?")
                .param(name)
                .query((row, number) ->
                        new State(row.getInt(1), row.getString(2), row.getLong(3), row.getObject(4) != null))
                .single();
    }

    /** Starts over, because this version writes something else. */
    void startOver() {
        client.sql("update customer_search_progress set version = ?, last_customer = null, indexed = 0, "
                        + "completed_at = null where name = ? and version < ?")
                .params(version, name, version)
                .update();
    }

    /** Moves the bookmark. Call it within the transaction that writes the index. */
    void advance(String last, int customers) {
        client.sql("update customer_search_progress set last_customer = ?, indexed = indexed + ? where name = ?")
                .params(last, customers, name)
                .update();
    }

    /** Records that all customers are indexed; the bookmark is no longer needed. */
    void completed() {
        client.sql("update customer_search_progress set last_customer = null, completed_at = current_timestamp "
                        + "where name = ?")
                .param(name)
                .update();
    }

    LeaseRow lease() {
        return new LeaseRow(client, "customer_search_progress", "name", name);
    }
}
