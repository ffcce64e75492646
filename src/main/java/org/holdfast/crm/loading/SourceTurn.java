package org.holdfast.crm.loading;

import org.holdfast.retention.Turn;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose turn it is to load from a source. */
record SourceTurn(JdbcClient client, String name) implements Turn.Ledger {

    @Override
    public Turn.Seen seen() {
        return client.sql("select holder, beats from crm_source where name = ?").param(name)
                .query((row, number) -> new Turn.Seen(row.getString(1), row.getLong(2))).single();
    }

    @Override
    public boolean take(Turn.Seen seen, String holder) {
        return client.sql("update crm_source set holder = ?, beats = beats + 1 where name = ? and beats = ? and coalesce(holder, '') = ?")
                .params(holder, name, seen.beats(), seen.holder() == null ? "" : seen.holder()).update() > 0;
    }

    @Override
    public boolean beat(String holder) {
        return client.sql("update crm_source set beats = beats + 1 where name = ? and holder = ?").params(name, holder).update() > 0;
    }

    @Override
    public void leave(String holder) {
        client.sql("update crm_source set holder = null, beats = beats + 1 where name = ? and holder = ?").params(name, holder).update();
    }
}
