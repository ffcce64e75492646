package org.holdfast.decisioning;

import java.util.List;
import org.holdfast.decisions.Decision;
import org.holdfast.history.Runs;

/** Observes a run over all customers and writes its output. */
public interface RunListener {

    /** Called when another run holds the lease. Finding out whether it is still alive takes some seconds. */
    default void waits() {}

    /**
     * Called before the first customer.
     *
     * @param resumed whether an earlier run is resumed
     * @return number of bytes of the output that belong to the decisions so far
     */
    default long starts(Runs.Run run, boolean resumed) {
        return run.outBytes();
    }

    /**
     * Writes decisions to the output and flushes them to disk before they are committed. May be called again with the
     * same decisions.
     *
     * @param at position at which to write; existing output after it is obsolete
     * @return position after the decisions
     */
    default long write(List<Decision> decisions, long at) {
        return at;
    }

    /** Called when decisions have been committed. */
    void decided(List<Decision> decisions);
}
