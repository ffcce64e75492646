package org.holdfast.decisioning;

import java.util.List;
import org.holdfast.decisions.Decision;
import org.holdfast.history.Runs;

/** Follows the progress of a run over all customers, and writes its output. */
public interface RunListener {

    /** Another run holds the lease; it takes some seconds to find out whether it is still alive. */
    default void waits() {}

    /**
     * Before the first customer.
     *
     * @param goesOn whether an earlier run is resumed; the run says how far it had come
     * @return how many bytes of its output belong to what was decided so far
     */
    default long begins(Runs.Run run, boolean goesOn) {
        return run.outBytes();
    }

    /**
     * Writes decisions to the output, so that they are on the disk, before they are committed. May be called again with
     * the same ones.
     *
     * @param at where they begin; what is behind that does not count
     * @return where they end
     */
    default long write(List<Decision> decisions, long at) {
        return at;
    }

    /** These decisions are committed. */
    void decided(List<Decision> decisions);
}
