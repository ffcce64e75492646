package org.holdfast.crm.sync;

/** Observes a load. */
public interface SyncProgress {

    /** No observer. */
    SyncProgress NONE = new SyncProgress() {};

    /** @param customers as far as they could be counted; of a resumed load, all of them */
    default void begins(long customers, long done) {}

    default void loaded(int customers) {}

    /** A message for the user while the load runs. */
    default void message(String text) {}

    /** Whether the program is stopping: then no further page is started. */
    default boolean stopped() {
        return false;
    }
}
