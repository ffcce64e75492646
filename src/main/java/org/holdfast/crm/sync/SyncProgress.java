package org.holdfast.crm.sync;

/** Watches a load. */
public interface SyncProgress {

    /** Nobody is watching. */
    SyncProgress NONE = new SyncProgress() {};

    /** @param customers as far as they could be counted; of a load that goes on, all of them */
    default void begins(long customers, long done) {}

    default void loaded(int customers) {}

    /** Something people should know while they wait. */
    default void message(String text) {}

    /** Whether the program is about to end: then no other page is begun. */
    default boolean stopped() {
        return false;
    }
}
