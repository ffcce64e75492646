package org.holdfast.coordination;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The row that stores a lease, in a table with the columns {@code holder} and {@code beats}.
 *
 * @param keyColumn name of the key column
 * @param key value of the key column
 */
public record LeaseRow(JdbcClient client, String table, String keyColumn, Object key) {

    public Lease.Seen seen() {
        return client.sql("select holder, beats from " + table + " where " + keyColumn + " = ?")
                .param(key)
                .query((row, number) -> new Lease.Seen(row.getString(1), row.getLong(2)))
                .single();
    }

    /** Acquires the lease if it has not changed since it was read. */
    public boolean acquire(Lease.Seen seen, String holder) {
        return client.sql("update " + table + " set holder = ?, beats = beats + 1 where " + keyColumn
                                + " = ? and beats = ? and coalesce(holder, '') = ?")
                        .params(holder, key, seen.beats(), seen.holder() == null ? "" : seen.holder())
                        .update()
                > 0;
    }

    /** Records a heartbeat of the holder; returns {@code false} if another process holds the lease. */
    public boolean heartbeat(String holder) {
        return client.sql("update " + table + " set beats = beats + 1 where " + keyColumn + " = ? and holder = ?")
                        .params(key, holder)
                        .update()
                > 0;
    }

    public void release(String holder) {
        client.sql("update " + table + " set holder = null, beats = beats + 1 where " + keyColumn
                        + " = ? and holder = ?")
                .params(key, holder)
                .update();
    }
}
