package org.holdfast.retention;

import org.holdfast.history.Runs;

/** Whose turn it is to run over all customers. */
record RunTurns(Runs runs) implements Turn.Ledger {

    @Override
    public Turn.Seen seen() {
        Runs.Turn turn = runs.turn();
        return new Turn.Seen(turn.holder(), turn.beats());
    }

    @Override
    public boolean take(Turn.Seen seen, String holder) {
        return runs.take(new Runs.Turn(seen.holder(), seen.beats()), holder);
    }

    @Override
    public boolean beat(String holder) {
        return runs.beat(holder);
    }

    @Override
    public void leave(String holder) {
        runs.leave(holder);
    }
}
