package org.holdfast.crm.sync;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.holdfast.crm.jdbc.CrmSource;
import org.holdfast.crm.jdbc.ResultColumns;
import org.holdfast.crm.jdbc.SourcePage;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.sync.state.CrmSources.State;
import org.holdfast.crm.sync.state.SourceCustomers;

/**
 * Loads customers with a row that was changed since the last load. The time is that of the source's own clock, so
 * clocks may differ. A few minutes before it are read again, for changes that were written then and committed later. A
 * row dated in the future is read again each time, and found unchanged.
 */
final class IncrementalSync {

    private final SyncSession session;
    private final SourceConnection source;
    private final Mapping mapping;
    private final SyncTarget target;

    IncrementalSync(SyncSession session) {
        this.session = session;
        this.source = session.source();
        this.mapping = session.mapping();
        this.target = session.target();
    }

    void run(State state, Instant now, CrmSync.Options options) {
        Instant last = Objects.requireNonNull(state.since());
        source.prepare(last.minus(mapping.timing().overlap()), false);
        Instant clock = source.read(CrmSource::clock);
        // A clock that was set back must not hide changes until it has caught up.
        Instant since =
                (last.isBefore(clock) ? last : clock).minus(mapping.timing().overlap());
        session.report().begins(false, false);
        PagedSync pages = session.pages(new PageWriter.Run(
                now, target.ages().oldest(mapping.name()), state.fullNumber(), false, false, options.allowRemovals()));
        if (!mapping.loads(FactCollection.CUSTOMERS)) {
            loadNewcomers(pages);
        }
        source.columns().values().forEach(columns -> loadChanged(columns, since, pages));
        finish(now, clock);
    }

    /** Loads customers that other sources have added since the last load of this one. */
    private void loadNewcomers(PagedSync pages) {
        SourceCustomers customers = target.sourceCustomers();
        List<String> ids = customers.newcomers(mapping.name(), PagedSync.SIZE, null);
        while (!ids.isEmpty()) {
            pages.load(SourcePage.ofIds(ids));
            ids = customers.newcomers(mapping.name(), PagedSync.SIZE, ids.get(ids.size() - 1));
        }
    }

    private void loadChanged(ResultColumns columns, Instant since, PagedSync pages) {
        List<String> ids = source.read(open -> open.changed(columns, since, null, PagedSync.SIZE));
        while (!ids.isEmpty()) {
            pages.load(SourcePage.ofIds(ids));
            String after = ids.get(ids.size() - 1);
            ids = source.read(open -> open.changed(columns, since, after, PagedSync.SIZE));
        }
    }

    private void finish(Instant now, Instant clock) {
        session.transaction().run(() -> {
            for (MappedCollection collection : mapping.queries().keySet()) {
                if (mapping.follows(collection)) {
                    target.ages().loaded(mapping.name(), collection, now, null);
                }
            }
            target.sources().succeeded(mapping.name(), now, clock, false);
            source.settled();
        });
    }
}
