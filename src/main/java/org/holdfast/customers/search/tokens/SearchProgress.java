package org.holdfast.customers.search.tokens;

import org.holdfast.coordination.LeaseRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the customers stored by earlier versions have been indexed, by what. */
public class SearchProgress {

    private static final String TOKENS = "customers";
    private static final String ADDRESSES = "addresses";
    private static final int VERSION_OF_ADDRESSES = 1;

    private final String name;
    private final int version;
    private final JdbcClient client;
    /** Once complete, always complete: every writer keeps the tokens up to date. */
    private volatile boolean complete;

    public SearchProgress(JdbcTemplate template) {
        this(template, TOKENS, CustomerTokens.VERSION);
    }

    private SearchProgress(JdbcTemplate template, String name, int version) {
        this.name = name;
        this.version = version;
        this.client = JdbcClient.create(template);
    }

    /**
     * The stored progress.
     *
     * @param version version of the tokens
     * @param last id of the last indexed customer
     * @param indexed number of customers indexed so far
     */
    record State(int version, @Nullable String last, long indexed, boolean completed) {}

    /** Returns the progress of the index of addresses. */
    static SearchProgress ofAddresses(JdbcTemplate template) {
        return new SearchProgress(template, ADDRESSES, VERSION_OF_ADDRESSES);
    }

    /** Returns whether every stored customer is indexed. */
    public boolean isComplete() {
        if (!complete) {
            State state = state();
            complete = state.completed && state.version >= version;
        }
        return complete;
    }

    State state() {
        return client.sql("select version, last_customer, indexed, completed_at from customer_search_progress "
                        + "where name = ?")
                .param(name)
                .query((row, number) ->
                        new State(row.getInt(1), row.getString(2), row.getLong(3), row.getObject(4) != null))
                .single();
    }

    /** Starts over, because this version makes other tokens. */
    void startOver() {
        client.sql("update customer_search_progress set version = ?, last_customer = null, indexed = 0, "
                        + "completed_at = null where name = ? and version < ?")
                .params(version, name, version)
                .update();
    }

    /** Moves the bookmark. Call it within the transaction that writes the tokens. */
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
