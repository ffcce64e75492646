package org.holdfast.crm.sync;

/** Observes and stops a load. */
public interface SyncProgress {

    /** No observer. */
    SyncProgress NONE = new SyncProgress() {};

    /**
     * Called when the load begins.
     *
     * @param customers the total number of customers
     * @param done those that an interrupted load has already processed
     */
    default void begins(long customers, long done) {}

    /** Called after each page of a source that is read over HTTP, before its customers are loaded. */
    default void fetched(int rows) {}

    /** Called after each page. */
    default void loaded(int customers) {}

    /** Called with messages for the user during the load. */
    default void message(String text) {}

    /** Returns whether the program is stopping; no further page is then started. */
    default boolean stopped() {
        return false;
    }
}
