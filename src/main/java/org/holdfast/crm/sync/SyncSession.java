package org.holdfast.crm.sync;

import org.holdfast.crm.mapping.Mapping;

/**
 * One load of a source.
 *
 * @param source the connection it reads from
 * @param target the stores it writes to
 */
record SyncSession(
        SourceConnection source,
        SyncTarget target,
        LeasedTransaction transaction,
        SyncProgress progress,
        SyncReport report) {

    Mapping mapping() {
        return source.mapping();
    }

    String name() {
        return source.mapping().name();
    }

    PagedSync pages(PageWriter.Run run) {
        return new PagedSync(this, new PageWriter(this, run));
    }
}
