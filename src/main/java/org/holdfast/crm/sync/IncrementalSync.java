package org.holdfast.crm.sync;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.holdfast.crm.jdbc.CrmDatabase;
import org.holdfast.crm.jdbc.ResultColumns;
import org.holdfast.crm.jdbc.SourcePage;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.sync.CrmSources.State;

/**
 * Loads customers with a row that was changed since the last load. The time comes from the source's own clock, and a
 * few minutes before it are read again, for changes that were written then and committed later. So clocks may differ,
 * and a row dated in the future is only read again each time, and found unchanged.
 */
final class IncrementalSync {

    private final SourceConnection source;
    private final Mapping mapping;
    private final SyncTarget target;
    private final CrmSources sources;
    private final LeasedTransaction transaction;
    private final SyncProgress progress;
    private final SyncReport report;

    IncrementalSync(
            SourceConnection source,
            SyncTarget target,
            LeasedTransaction transaction,
            SyncProgress progress,
            SyncReport report) {
        this.source = source;
        this.mapping = source.mapping();
        this.target = target;
        this.sources = target.sources();
        this.transaction = transaction;
        this.progress = progress;
        this.report = report;
    }

    void run(State state, Instant now, CrmSync.Wish wish) {
        Instant clock = source.read(CrmDatabase::clock);
        Instant last = Objects.requireNonNull(state.since());
        // A clock that was set back must not hide changes until it has caught up.
        Instant since =
                (last.isBefore(clock) ? last : clock).minus(mapping.timing().overlap());
        report.begins(false, false);
        PageWriter.Run run = new PageWriter.Run(
                now, sources.oldest(mapping.name()), state.fullNumber(), false, false, wish.allowRemovals());
        PageWriter writer = new PageWriter(mapping, target, transaction, report, run);
        PagedSync pagedSync = new PagedSync(source, target, writer, progress, report);
        if (!mapping.brings(FactCollection.CUSTOMERS)) {
            loadNewcomers(pagedSync);
        }
        source.columns().values().forEach(columns -> loadChanged(columns, since, pagedSync));
        finish(now, clock);
    }

    /** Customers whom another source has brought since the last load of this one. */
    private void loadNewcomers(PagedSync pagedSync) {
        String after = null;
        for (List<String> ids = sources.newcomers(mapping.name(), PagedSync.SIZE, null);
                !ids.isEmpty();
                ids = sources.newcomers(mapping.name(), PagedSync.SIZE, after)) {
            pagedSync.load(SourcePage.ofIds(ids));
            after = ids.get(ids.size() - 1);
        }
    }

    private void loadChanged(ResultColumns columns, Instant since, PagedSync pagedSync) {
        List<String> ids = source.read(open -> open.changed(columns, since, null, PagedSync.SIZE));
        while (!ids.isEmpty()) {
            pagedSync.load(SourcePage.ofIds(ids));
            String after = ids.get(ids.size() - 1);
            ids = source.read(open -> open.changed(columns, since, after, PagedSync.SIZE));
        }
    }

    private void finish(Instant now, Instant clock) {
        transaction.run(() -> {
            for (FactCollection factCollection : mapping.queries().keySet()) {
                if (mapping.follows(factCollection)) {
                    sources.loaded(mapping.name(), FullSync.age(factCollection), now, null);
                }
            }
            sources.succeeded(mapping.name(), now, clock, false);
        });
    }
}
