package org.holdfast.crm.sync;

import org.holdfast.coordination.Lease;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose turn it is to load from a source. */
record SourceLease(JdbcClient client, String name) implements Lease.Ledger {

    @Override
    public Lease.Seen seen() {
        return client.sql("select holder, beats from crm_source where name = ?")
                .param(name)
                .query((row, number) -> new Lease.Seen(row.getString(1), row.getLong(2)))
                .single();
    }

    @Override
    public boolean acquire(Lease.Seen seen, String holder) {
        return client.sql(
                                "update crm_source set holder = ?, beats = beats + 1 where name = ? and beats = ? and coalesce(holder, '') = ?")
                        .params(holder, name, seen.beats(), seen.holder() == null ? "" : seen.holder())
                        .update()
                > 0;
    }

    @Override
    public boolean heartbeat(String holder) {
        return client.sql("update crm_source set beats = beats + 1 where name = ? and holder = ?")
                        .params(name, holder)
                        .update()
                > 0;
    }

    @Override
    public void leave(String holder) {
        client.sql("update crm_source set holder = null, beats = beats + 1 where name = ? and holder = ?")
                .params(name, holder)
                .update();
    }
}
