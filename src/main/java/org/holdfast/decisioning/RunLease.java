package org.holdfast.decisioning;

import org.holdfast.coordination.Lease;
import org.holdfast.history.Runs;

/** Whose turn it is to run over all customers. */
record RunLease(Runs runs) implements Lease.Ledger {

    @Override
    public Lease.Seen seen() {
        Runs.Turn turn = runs.turn();
        return new Lease.Seen(turn.holder(), turn.beats());
    }

    @Override
    public boolean acquire(Lease.Seen seen, String holder) {
        return runs.acquire(new Runs.Turn(seen.holder(), seen.beats()), holder);
    }

    @Override
    public boolean heartbeat(String holder) {
        return runs.heartbeat(holder);
    }

    @Override
    public void leave(String holder) {
        runs.leave(holder);
    }
}
